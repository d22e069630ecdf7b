/*
 * A wall clock that is off by as many seconds as the file $CLOCK_OFFSET_FILE says: moves
 * CLOCK_REALTIME only, as a wrong real-time clock or a step of NTP does. (libfaketime moves
 * the clocks of waiting too, and a JVM hangs.)
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static long offset(void) {
	static const char *name;
	char text[32];
	long seconds = 0;
	int file;
	if (name == 0) {
		name = getenv("CLOCK_OFFSET_FILE");
	}
	if (name != 0 && (file = open(name, O_RDONLY | O_CLOEXEC)) >= 0) {
		ssize_t length = read(file, text, sizeof text - 1);
		close(file);
		if (length > 0) {
			text[length] = 0;
			seconds = atol(text);
		}
	}
	return seconds;
}

int clock_gettime(clockid_t clock, struct timespec *time) {
	int result = (int) syscall(SYS_clock_gettime, clock, time);
	if (result == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) {
		time->tv_sec += offset();
	}
	return result;
}

int gettimeofday(struct timeval *restrict time, void *restrict zone) {
	struct timespec now;
	(void) zone;
	clock_gettime(CLOCK_REALTIME, &now);
	time->tv_sec = now.tv_sec;
	time->tv_usec = now.tv_nsec / 1000;
	return 0;
}

time_t time(time_t *result) {
	struct timespec now;
	clock_gettime(CLOCK_REALTIME, &now);
	if (result != 0) {
		*result = now.tv_sec;
	}
	return now.tv_sec;
}
