/**
 * The packaged OS Manager in whole systems: containers with systemd, sshd and a network
 * of their own. Run by {@code mvn verify -Pcontainers}.
 */
@NullMarked
package co.luoyun.osmanager.containers;

import org.jspecify.annotations.NullMarked;
