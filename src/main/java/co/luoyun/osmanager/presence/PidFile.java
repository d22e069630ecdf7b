package co.luoyun.osmanager.presence;

import java.time.Duration;

import co.luoyun.osmanager.files.HomePath;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.process.ProcessIdentity;

import org.springframework.stereotype.Component;

/**
 * {@code run/osmanager.pid} in OS Manager's folder has the process's number, for
 * {@code kill} and whoever else goes by such files. The SysV script and
 * {@code osmanager reload} go by {@code run/osmanager.identity} beside it, which also has
 * the time of its start and the boot's id, so that no other process is taken for it.
 */
@Component
public class PidFile {

	private static final Duration PAUSE = Duration.ofSeconds(5);

	private final RunFile number;

	private final RunFile identity;

	PidFile(SystemRoot root) {
		this.number = new RunFile(root.home(HomePath.PID), "Other programs do not find this process", PAUSE);
		this.identity = new RunFile(root.home(HomePath.IDENTITY),
				"The commands 'osmanager reload' and the SysV script's 'stop' do not find this process", PAUSE);
	}

	public void write() {
		long pid = ProcessHandle.current().pid();
		this.number.write(Long.toString(pid));
		ProcessIdentity.of(pid).ifPresent((found) -> this.identity.write(found.toString()));
	}

	public void remove() {
		this.identity.remove();
		this.number.remove();
	}

}
