import Editorial
import FoundationEssentials
import Support
import Testing

/// What is learned from how editors change drafts.
struct PreferenceTests {
    private func brand(_ language: String = "en", guidelines: String = "") -> Brand {
        var brand = Brand(id: "b", name: "B")
        brand.language = language
        brand.guidelines = PageText(pageID: "b", text: guidelines, contentHash: "")
        return brand
    }

    private func learned(_ edits: [(String, String)], _ brand: Brand? = nil) -> [Preference] {
        let drafts = edits.enumerated().map { EditedDraft(id: "\($0)", proposed: $1.0, approved: $1.1) }
        return Preference.learned(from: drafts, for: brand ?? self.brand())
    }

    private func sentences(_ edits: [(String, String)], _ brand: Brand? = nil) -> [String] {
        learned(edits, brand).map(\.sentence.description)
    }

    private let towns = ["Kiel", "Lyon", "Leeds", "Graz", "Turin", "Basel", "Ghent", "Porto"]

    @Test("a phrase that is taken out of three drafts and left in none is one to do without; twice is chance, and one that stays is none")
    func phrases() {
        func edits(_ count: Int) -> [(String, String)] {
            towns.prefix(count).map { ("\($0) builds a true game changer for ferries.", "\($0) builds a quay for ferries.") }
        }
        let found = learned(edits(3))
        #expect(found.map(\.sentence.description) == ["Never use \"true game changer\"."])
        #expect(found.first?.drafts == 3 && found.first?.evidence.description == "Changed so in 3 of the last 3 drafts that had it.")
        #expect(sentences(edits(2)).isEmpty)
        #expect(sentences(edits(3) + [("A true game changer.", "A true game changer.")]).isEmpty)
    }

    @Test("of a longer phrase only that is proposed which goes more often")
    func longest() {
        let edits =
            towns.prefix(3).map { ("\($0): we leverage synergies daily.", "\($0): we work daily.") }
            + [("Leeds will leverage its port.", "Leeds will use its port."), ("Graz may leverage rail.", "Graz may use rail.")]
        #expect(sentences(edits) == ["Never use \"leverage\".", "Never use \"synergies\"."])
    }

    @Test("a story's own words and figures are no habit")
    func stories() {
        let edits = towns.map { ("\($0) opens bridge 47 today. It cost much.", "\($0) opens bridge 47 today.") }
        #expect(!sentences(edits).contains { $0.contains("47") })
    }

    @Test("a text that was cut, emoji, hashtags, marks and questions that went, are habits; what was added too")
    func habits() {
        let long = Array(repeating: "The harbour of the town has many ships and few cranes.", count: 6).joined(separator: " ")
        let short = "The harbour of the town has many ships and few cranes. Many ships."
        #expect(sentences(towns.prefix(4).map { ("\($0). \(long)", "\($0). \(short)") }) == ["At most 20 words in each post."])
        #expect(sentences(towns.prefix(4).map { ("\($0). \(short)", "\($0). \(long)") }) == ["At least 60 words in each post."])
        #expect(sentences(towns.prefix(3).map { ("\($0) 🚀 grows.", "\($0) grows.") }) == ["No emoji."])
        #expect(sentences(towns.prefix(3).map { ("\($0) grows.", "\($0) 🚀 grows.") }) == ["At least one emoji in each post."])
        #expect(sentences(towns.prefix(3).map { ("\($0) grows!", "\($0) grows.") }) == ["No exclamation marks."])
        let tagged = towns.prefix(3).map { ("\($0) grows.\n\n#a\($0) #b\($0) #c\($0)", "\($0) grows.\n\n#a\($0) #b\($0)") }
        #expect(sentences(tagged) == ["At most 2 hashtags."])
        let asking = towns.prefix(3).map { ("\($0) grows. \($0)?", "\($0) grows.") }
        #expect(sentences(asking) == ["Do not end with a question."])
        #expect(sentences(asking.map { ($0.1, $0.0) }) == ["End with a question."])
    }

    @Test("three of four that gave cause have to be changed")
    func share() {
        let changed = towns.prefix(3).map { ("\($0) 🚀 grows.", "\($0) grows.") }
        let kept = towns.suffix(2).map { ("\($0) 🚀 grows.", "\($0) 🚀 grows.") }
        #expect(sentences(changed + kept.prefix(1)) == ["No emoji."])
        #expect(sentences(changed + kept).isEmpty)
    }

    @Test("German and French readers who are addressed formally")
    func address() {
        let german = towns.prefix(3).map { ("\($0): Was hält dich davon ab?", "\($0): Was hält Sie davon ab?") }
        #expect(sentences(german, brand("de")).contains("Address readers formally."))
        let french = towns.prefix(3).map { ("\($0) : que penses tu ici ?", "\($0) : que pensez vous ici ?") }
        #expect(sentences(french, brand("fr")).contains("Address readers formally."))
        #expect(!sentences(german, brand("en")).contains("Address readers formally."))
    }

    @Test("what the brand's rules ask for already is no news")
    func known() {
        let edits = towns.prefix(3).map { ("\($0) 🚀 grows.", "\($0) grows.") }
        #expect(sentences(edits, brand(guidelines: "We use no emoji.")).isEmpty)
    }

    @Test("every sentence is a rule that code checks, in each language, and finds what it was learned from", arguments: ["en", "de", "fr"])
    func compiled(language: String) {
        let long = Array(repeating: "Kiel zwei drei vier fünf sechs sieben acht neun zehn.", count: 8).joined(separator: " ")
        let edits = towns.prefix(4).map { town in
            ("\(town) true leverage 🚀! \(long) \(town)?\n\n#a\(town) #b\(town) #c\(town)", "\(town). Kurz.\n\n#a\(town)")
        }
        let found = learned(edits, brand(language))
        #expect(found.count >= 6, "\(found.map(\.sentence.description))")
        for preference in found {
            let words = preference.sentence.text(in: Voice(DeskLanguage(tag: language)))
            let rulebook = Rulebook(brand(language, guidelines: words))
            #expect(rulebook.rules.count == 1 && rulebook.rules.allSatisfy(\.isOfCode), "\(words): \(rulebook.rules.map(\.words))")
            #expect(!rulebook.findings(in: edits[0].0).isEmpty && rulebook.findings(in: edits[0].1).isEmpty, "\(words)")
        }
    }

    @Test("hostile drafts cost no more than honest ones")
    func bounded() {
        let hostile = (0..<40).map { number in
            EditedDraft(
                id: "\(number)", proposed: (0..<8000).map { "wort\(($0 &* 31 &+ number) % 997)x" }.joined(separator: " "), approved: "")
        }
        let took = ContinuousClock().measure { _ = Preference.learned(from: hostile, for: brand()) }
        #expect(took < .seconds(30))
    }
}
