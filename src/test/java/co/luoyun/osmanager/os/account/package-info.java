@NullMarked
package co.luoyun.osmanager.os.account;

import org.jspecify.annotations.NullMarked;
