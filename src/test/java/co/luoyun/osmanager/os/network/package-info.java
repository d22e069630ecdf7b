@NullMarked
package co.luoyun.osmanager.os.network;

import org.jspecify.annotations.NullMarked;
