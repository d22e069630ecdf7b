/**
 * How others find and watch the service: pid file, page address, systemd, log.
 */
@NullMarked
package co.luoyun.osmanager.presence;

import org.jspecify.annotations.NullMarked;
