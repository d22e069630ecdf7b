package co.luoyun.osmanager;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** OS Manager. */
@SpringBootApplication
public class OsManagerApplication {

	public static void main(String[] args) {
		Object o = "x";
		String s = switch (o) {
			case String x when x.length() > 3 -> x;
			case Integer _ -> "i";
			default -> "d";
		};
		System.out.println(s);
		SpringApplication.run(OsManagerApplication.class, args);
	}

}
