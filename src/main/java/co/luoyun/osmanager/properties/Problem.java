package co.luoyun.osmanager.properties;

/**
 * What is wrong with a property that was given.
 *
 * @param where the file and line, the argument or the variable
 * @param message what it is, and what follows from it
 */
public record Problem(String where, String message) {

	@Override
	public String toString() {
		return this.where + ": " + this.message;
	}

}
