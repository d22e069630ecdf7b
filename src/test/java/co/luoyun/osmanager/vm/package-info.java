/**
 * The packaged OS Manager in virtual machines: a kernel, a firmware and a floppy drive of
 * their own, by QEMU's software emulation. Run by {@code mvn verify -Pvm}.
 */
@NullMarked
package co.luoyun.osmanager.vm;

import org.jspecify.annotations.NullMarked;
