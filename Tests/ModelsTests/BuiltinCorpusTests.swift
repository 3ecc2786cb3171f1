import Editorial
import FoundationEssentials
import Support
import Testing

@testable import Models

/// The built-in writer over all news texts of the tests, in three languages.
@Suite struct BuiltinCorpusTests {
    private struct News: Sendable {
        let language: String
        let title: String
        let text: String
    }

    private static let root = #filePath.split(separator: "/").dropLast(2).reduce("") { $0 + "/" + $1 } + "/EditorialTests"

    /// The stories with their headlines, and the sources of the labelled claims.
    private static func news() throws -> [News] {
        var all: [News] = []
        for language in ["en", "de", "fr"] {
            var title = ""
            for line in try lines("/Fixtures/stories-\(language).txt") {
                if line.hasPrefix("T ") || line.hasPrefix("P ") || line.hasPrefix("S ") { title = String(line.dropFirst(2)) }
                if line.hasPrefix("O ") || line.hasPrefix("R ") || line.hasPrefix("X ") {
                    all.append(News(language: language, title: title, text: String(line.dropFirst(2))))
                }
            }
        }
        for (name, language) in [("english", "en"), ("german", "de"), ("french", "fr")] {
            for line in try lines("/Facts/Fixtures/\(name).tsv") where line.hasPrefix("S\t") {
                let fields = line.split(separator: "\t").map(String.init)
                all.append(News(language: language, title: "News \(fields[1])", text: fields[3]))
            }
        }
        return all
    }

    private static func lines(_ name: String) throws -> [String] {
        String(decoding: try Data(contentsOf: URL(filePath: root + name)), as: UTF8.self).split(separator: "\n").map(String.init)
    }

    private func order(_ news: News, banned: [String] = []) -> WritingOrder {
        let date = Date(milliseconds: 1_783_156_080_000)
        let item = Item(
            id: "i", feedID: "f", identity: "guid:1", url: "https://news.example/1", title: news.title, publishedAt: date, text: news.text,
            firstSeenAt: date, contentHash: "")
        var brand = Brand(id: "b", name: "Aqua")
        (brand.language, brand.bannedWords) = (news.language, banned)
        let candidate = Candidate(id: "c", brandID: "b", briefID: nil, account: "a", itemIDs: ["i"], reasons: [], createdAt: date)
        let assignment = Assignment(candidate: candidate, brand: brand, brief: nil, items: [item])
        return WritingOrder(
            assignment: assignment, prompt: PromptBuilder.prompt(for: assignment, nonce: "abadcafefeedbead"), revision: nil, seed: 1)
    }

    /// Words after which a dot ends no sentence.
    private static let abbreviations: Set = [
        "dr", "prof", "st", "nr", "ca", "bzw", "z", "b", "d", "h", "u", "a", "e", "g", "i", "mio", "mrd", "m", "mm", "mr", "mrs", "no",
        "etc",
        "env", "jan", "feb", "approx", "inc", "ltd", "co", "vs", "evtl", "ggf", "inkl", "vgl", "p", "ex", "av", "art", "fig",
    ]

    @Test("every sentence of a post is a source's, whole, word for word and in quotation marks; the hook is before the fold")
    func quoted() async throws {
        let all = try Self.news()
        #expect(all.count > 150 && Set(all.map(\.language)).count == 3)
        var (written, tagged) = (0, 0)
        for news in all {
            guard let writing = try? await BuiltinTextModel().write(order(news), calls: OpenCallDesk()).writing else { continue }
            written += 1
            let phrases = BuiltinPhrases.of(news.language)
            var rest = writing.body.joined(separator: "\n")
            for quote in writing.quotes {
                #expect(news.text.contains(quote.span), "\(quote.span)")
                #expect(Self.isWhole(quote.span, in: news.text), "\(quote.span)\nof: \(news.text)")
                rest = rest.replacing(phrases.quoted(quote.span), with: "")
            }
            let frame = phrases.attributed("news.example", "").trimmed
            #expect(rest.replacing(frame, with: "").trimmed.isEmpty, "\(rest)")
            #expect(writing.hook.utf16.count <= PostLimits.fold && !writing.quotes.isEmpty)
            #expect(writing.hook == phrases.quoted(news.title) || writing.hook == "Aqua", "\(writing.hook)")
            if !writing.hashtags.isEmpty { tagged += 1 }
        }
        print("builtin: \(written) of \(all.count) texts, \(tagged) with hashtags")
        #expect(tagged * 100 >= all.count * 95)
        #expect(written == all.count)
    }

    /// Whether it begins and ends where a sentence of the text does.
    private static func isWhole(_ span: String, in text: String) -> Bool {
        guard let place = text.firstRange(of: span) else { return false }
        let before = text[..<place.lowerBound].trimmed
        let after = text[place.upperBound...].trimmed
        let beginsWell = before.isEmpty || isEnd(before)
        return beginsWell && isEnd(span) && (after.first.map { !$0.isLowercase } ?? true)
    }

    private static func isEnd(_ text: String) -> Bool {
        var text = text[...]
        while let last = text.last, "\"”“»’)\u{A0} ".contains(last) { text.removeLast() }
        guard let mark = text.last, ".!?…".contains(mark) else { return false }
        if mark != "." { return true }
        let word = text.dropLast().reversed().prefix { !$0.isWhitespace }.reversed()
        return !abbreviations.contains(String(word).lowercased())
    }

    @Test("a word that the brand bans or says otherwise is in no post, whatever the source says")
    func vocabulary() async throws {
        for news in try Self.news() {
            let first = try await BuiltinTextModel().write(order(news), calls: OpenCallDesk()).writing
            let words = first.quotes[0].span.split { !$0.isLetter }.map(String.init)
            let word = try #require(words.max { $0.count < $1.count })
            guard let writing = try? await BuiltinTextModel().write(order(news, banned: [word]), calls: OpenCallDesk()).writing else {
                continue
            }
            var brand = Brand(id: "b", name: "Aqua")
            (brand.language, brand.bannedWords) = (news.language, [word])
            let shown = ([writing.hook] + writing.body + [writing.altText] + writing.hashtags).joined(separator: "\n")
            #expect(Rulebook(brand).bannedWords(usedIn: shown).isEmpty, "\(word): \(shown)")
        }
        let news = News(
            language: "en", title: "A plant",
            text: "The pump saves customers much water in summer. Clients of the mill are glad of its quiet motor.")
        var order = self.order(news)
        var brand = order.assignment.brand
        brand.guidelines = PageText(pageID: "g", text: "Say \"clients\" instead of \"customers\".", contentHash: "h")
        let assignment = Assignment(candidate: order.assignment.candidate, brand: brand, brief: nil, items: order.assignment.items)
        order = WritingOrder(assignment: assignment, prompt: order.prompt, revision: nil, seed: 1)
        #expect(
            try await BuiltinTextModel().write(order, calls: OpenCallDesk()).writing.quotes.map(\.span) == [
                "Clients of the mill are glad of its quiet motor."
            ])
    }

    @Test("sentences are not broken at abbreviations, initials, ordinals and numbers")
    func abbreviations() {
        let texts: [(String, String, Int)] = [
            (
                "en",
                "The firm of Dr. J. R. Smith Jr. in St. Louis grew by approx. 3.5 percent, e.g. in Jan. of last year. It has 40 staff.", 2
            ),
            ("en", "Mr. Lee of Acme Inc. met Prof. Ode, i.e. the chair, at No. 10 Main Blvd. on Sept. 3. They agreed! Did they?", 3),
            (
                "de",
                "Die Fa. Holm spart z. B. am 3. Mai ca. 40 Mio. Euro, d. h. bzw. lt. Prof. Dr. Ahrens ggf. mehr. Das freut u. a. die Stadt.",
                2
            ),
            ("de", "Im 19. Jh. kostete es Nr. 5 zufolge inkl. MwSt. 3,50 Mark. Heute nicht mehr. Am 12. Juni 2025 endet es.", 3),
            ("fr", "M. Durand et Mme. Petit, env. 40 pers. au total, habitent av. Foch, cf. art. 3. La ville paie.", 2),
            ("fr", "Le Dr. J.-P. Martin, p. ex., gagne 1.200 euros. C’est peu\u{A0}! Vraiment\u{A0}?", 3),
        ]
        for (language, text, count) in texts {
            let sentences = Sentences.split(text, language: language)
            #expect(sentences.count == count && sentences.joined(separator: " ") == text.collapsed, "\(sentences)")
        }
    }
}
