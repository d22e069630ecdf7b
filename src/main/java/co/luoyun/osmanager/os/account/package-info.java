/**
 * Root's account: its password, and the keys that sshd lets in.
 */
@NullMarked
package co.luoyun.osmanager.os.account;

import org.jspecify.annotations.NullMarked;
