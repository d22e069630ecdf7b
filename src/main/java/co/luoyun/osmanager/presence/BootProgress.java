package co.luoyun.osmanager.presence;

import java.io.IOException;

import co.luoyun.osmanager.files.BootRecord;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.files.Ticker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Tells {@code osmanager status} how far the boot is, for as long as there is no page.
 */
@Component
public class BootProgress {

	private static final Logger logger = LoggerFactory.getLogger(BootProgress.class);

	private final SystemRoot root;

	private final Ticker ticker;

	BootProgress(SystemRoot root, Ticker ticker) {
		this.root = root;
		this.ticker = ticker;
	}

	/**
	 * A step that says that it has begun.
	 * @param what it does, for a person
	 * @param step does it
	 */
	public Runnable told(String what, Runnable step) {
		return () -> {
			try {
				new BootRecord(ProcessHandle.current().pid(), this.ticker.getAsLong(), what).write(this.root);
			}
			catch (IOException ex) {
				logger.debug("'osmanager status' will not learn that the boot goes on", ex);
			}
			step.run();
		};
	}

	/** There is a page now, or somebody who says why not. */
	public void over() {
		try {
			BootRecord.remove(this.root);
		}
		catch (IOException ex) {
			logger.debug("What was told of the boot is not removed", ex);
		}
	}

}
