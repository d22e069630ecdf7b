package co.luoyun.osmanager.web.facts;

/** One component and how it is now. */
interface ComponentFacts {

	/** Quick, and never fails. */
	ComponentView component();

}
