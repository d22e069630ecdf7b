package co.luoyun.osmanager.web.facts;

/**
 * One component and how it is now. Another one is a bean of this type with a place in the
 * order ({@code @Order}), and its texts.
 */
public interface ComponentFacts {

	/** Quick, and never fails. */
	ComponentView component(Words words);

}
