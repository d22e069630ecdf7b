package co.luoyun.osmanager.message;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/** An input or output that failed, for a reason that a person is told. */
public class ExplainedException extends IOException {

	private final transient Message reason;

	public ExplainedException(Message reason) {
		this(reason, null);
	}

	public ExplainedException(Message reason, @Nullable Throwable cause) {
		super(reason.toString(), cause);
		this.reason = reason;
	}

	/** Why it failed, as {@link #getMessage} says in English. */
	public Message reason() {
		return this.reason;
	}

}
