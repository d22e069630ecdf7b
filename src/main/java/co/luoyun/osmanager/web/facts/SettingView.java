package co.luoyun.osmanager.web.facts;

/**
 * One setting of the operating system.
 *
 * @param name its name
 * @param result {@code unchanged}, {@code changed}, {@code planned}, {@code skipped} or
 * {@code failed}
 * @param detail how or why
 * @param milliseconds how long it took
 */
public record SettingView(String name, String result, String detail, long milliseconds) {

}
