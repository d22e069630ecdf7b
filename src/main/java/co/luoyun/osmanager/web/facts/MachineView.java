package co.luoyun.osmanager.web.facts;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The machine.
 *
 * @param system its operating system
 * @param kernel its kernel
 * @param processors how many it has
 * @param memoryMegabytes its memory in MiB; 0 when not known
 * @param bootedAt when it was started, when that is known
 */
public record MachineView(String system, String kernel, int processors, long memoryMegabytes,
		@Nullable Instant bootedAt) {

}
