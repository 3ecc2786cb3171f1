@testable import Editorial
import Support
import Testing

/// What of a brand's page is in force.
struct ProposedRulesTests {
    private let page = """
        # Voice

        Be plain.

        - [ ] Check the sources.

        ## Proposed rules

        \(ProposedRules.explanation.description)

        - [x] No emoji.
          Changed so in 3 of the last 4 drafts that had it.
        - [ ] Never use "leverage".
          Changed so in 5 of the last 5 drafts that had it.
        - Write short sentences.

        ## Legal

        Name your sources.
        """

    @Test("a ticked rule is one of the guidelines, an open one is not, and all else on the page stays")
    func split() {
        let rules = ProposedRules(onPage: page)
        #expect(rules.open == ["Never use \"leverage\"."])
        let expected = """
            # Voice

            Be plain.

            - [ ] Check the sources.

            ## Proposed rules


            - No emoji.
            - Write short sentences.

            ## Legal

            Name your sources.
            """
        #expect(rules.guidelines == expected)
    }

    @Test("it is read in every language of the desk", arguments: DeskLanguage.allCases)
    func languages(language: DeskLanguage) {
        let voice = Voice(language)
        let text =
            "# \(ProposedRules.heading.text(in: voice))\n\n\(ProposedRules.explanation.text(in: voice))\n\n- [ ] Etwas.\n- [x] Anderes."
        let rules = ProposedRules(onPage: text)
        #expect(rules.open == ["Etwas."] && rules.guidelines.hasSuffix("- Anderes.") && !rules.guidelines.contains("Etwas"))
    }

    @Test("under a heading that was written anew a proposal is none of the guidelines until it is ticked", arguments: DeskLanguage.allCases)
    func reworded(language: DeskLanguage) throws {
        let voice = Voice(language)
        let preference = Preference("k", "No emoji.", drafts: 12, among: 40)
        let box = "- [ ] Never use \"leverage\".\n  \(preference.evidence.text(in: voice))"
        let explained = ProposedRules(onPage: "# Ideas\n\n\(ProposedRules.explanation.text(in: voice))\n\n- [ ] Etwas.\n- [x] Anderes.")
        #expect(explained.open == ["Etwas."] && explained.guidelines == "# Ideas\n\n\n- Anderes.")
        let bare = ProposedRules(onPage: "# Ideas\n\n\(box)\n- [ ] Be kind.")
        #expect(bare.open == ["Never use \"leverage\"."] && bare.guidelines == "# Ideas\n\n- [ ] Be kind.")
    }

    @Test("a page without proposals is as it was")
    func untouched() {
        let plain = "# Do\n\n- [ ] Be kind.\n- [x] Be brave.\n  With care."
        #expect(ProposedRules(onPage: plain).guidelines == plain && ProposedRules(onPage: plain).open.isEmpty)
        #expect(ProposedRules(onPage: "").guidelines.isEmpty)
    }
}
