package co.luoyun.osmanager.properties;

import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

/** What is checked of the log file's properties. */
record RollingLog(@Nullable DataSize maxFileSize, @Nullable DataSize totalSizeCap, @Nullable Integer maxHistory,
		@Nullable Boolean cleanHistoryOnStart) {

}
