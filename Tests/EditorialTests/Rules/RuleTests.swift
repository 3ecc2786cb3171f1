import Editorial
import FoundationEssentials
import Support
import Testing

/// How sentences of guidelines become rules, and what the rules find.
struct RuleTests {
    private static func rulebook(_ guidelines: String, language: String = "en", banned: [String] = []) -> Rulebook {
        var brand = Brand(id: "b", name: "B")
        brand.language = language
        brand.bannedWords = banned
        brand.guidelines = PageText(pageID: "p", text: guidelines, contentHash: "h")
        return Rulebook(brand)
    }

    private static let asked = "asked of the model that wrote the draft"

    @Test(arguments: [
        ("Posts have at most 1,300 characters.", ["at most 1300 characters"]),
        ("Between 80 and 150 words.", ["80 to 150 words"]),
        ("80–150 Wörter", ["80 to 150 words"]),
        ("Length: 80–120 words", ["80 to 120 words"]),
        ("Emoji: none.", ["no emoji"]),
        ("Hashtags: 3 to 5", ["3 to 5 hashtags"]),
        ("Ausrufezeichen: höchstens eins", ["at most 1 exclamation marks"]),
        ("Nie mehr als zwei Emojis.", ["at most 2 emoji"]),
        ("Höchstens ein Emoji pro Beitrag.", ["at most 1 emoji"]),
        ("Jamais plus de 40 mots par phrase.", ["at most 40 words in each sentence"]),
        ("No emoji, no hashtags and no exclamation marks.", ["no emoji", "no hashtags", "no exclamation marks"]),
        ("No emoji in the first line.", ["no emoji in the first line"]),
        ("Emoji are welcome.", [asked]),
        ("Use emoji sparingly.", [asked]),
        ("No emoji in posts about accidents.", [asked]),
        ("Every post has at least one hashtag.", ["at least 1 hashtags"]),
        ("One thought in each sentence.", [asked]),
        ("No superlatives without a figure.", [asked]),
        ("No figures without a source.", ["figures and studies name their source"]),
        ("Das Wort „Kunde“ verwenden wir nicht, wir sagen „Gast“.", ["none of \"Kunde\"; \"Gast\" instead"]),
        ("„LinkedIn“ schreiben wir nie mit Bindestrich.", [asked]),
        ("Kein „man“, lieber „Sie“.", ["none of \"man\"; \"Sie\" instead"]),
        (
            "Bei Beiträgen zu Fonds ist der Hinweis „Verluste sind jederzeit möglich.“ Pflicht.",
            ["has \"Verluste sind jederzeit möglich.\" where it speaks of \"Fonds\""]
        ),
        ("Never write “our family” or «our journey».", ["none of \"our family\", \"our journey\""]),
        ("Das Wort „billig“ ist tabu.", ["none of \"billig\""]),
        ("Never use the words synergy, leverage or disrupt.", ["none of \"synergy\", \"leverage\", \"disrupt\""]),
        ("Avoid words that nobody understands.", [asked]),
        ("Instead of \"users\" say \"customers\".", ["none of \"users\"; \"customers\" instead"]),
        ("Nicht „Kunden“, sondern „Gäste“.", ["none of \"Kunden\"; \"Gäste\" instead"]),
        ("On écrit « LinkedIn », jamais « Linked In ».", ["\"LinkedIn\", not \"Linked In\""]),
        ("Every post mentions \"Zurich\".", ["has \"Zurich\""]),
        ("Jeder Beitrag endet mit einer Frage.", ["ends with a question"]),
        ("Never end on a question.", ["ends without a question"]),
        ("End without a call to action.", ["ends without a call to action"]),
        ("Évitez les superlatifs.", ["no superlatives"]),
        ("Chaque chiffre doit être sourcé.", ["figures and studies name their source"]),
        ("Schreiben Sie in einfacher Sprache.", ["reading ease of at least 60"]),
        ("Add the disclaimer \"Not financial advice. Ask us first.\" to every post.", ["has \"Not financial advice. Ask us first.\""]),
        ("We are a family firm from Leeds.", []),
        ("Avoid long sentences (over 25 words).", ["at most 25 words in each sentence"]),
        ("Three paragraphs of one or two sentences.", ["at most 3 paragraphs"]),
        ("At most three paragraphs, 100 words in all.", ["at most 3 paragraphs", "at most 100 words"]),
        ("Sentences: short, 15 words on average.", [asked]),
        ("Emoji: max. 2 per post, never in the first line.", ["at most 2 emoji"]),
        ("The following words are banned: cheap, steal.", ["none of \"cheap\", \"steal\""]),
        ("Use \"–\" for ranges, not \"-\".", [asked]),
        ("Don't be afraid to say \"we don't know\".", [asked]),
        ("Ask \"why?\" before you write.", [asked]),
        ("Never use \"&\" for \"and\".", ["none of \"&\"; \"and\" instead"]),
        ("Statt „User“ heißt es „Leute“.", ["none of \"User\"; \"Leute\" instead"]),
        ("N'abusez pas des points d'exclamation.", [asked]),
        ("Question marks in headlines are a no-go.", ["no question marks in the first line"]),
        (
            "Bei Gewinnspielen steht der Hinweis „LinkedIn ist nicht Veranstalter.“",
            ["has \"LinkedIn ist nicht Veranstalter.\" where it speaks of \"Gewinnspielen\""]
        ),
        ("In every post, add the line \"Capital at risk.\"", ["has \"Capital at risk.\""]),
        // The examples of the editors' guide.
        ("Never say \"cheap\" or \"bargain\".", ["none of \"cheap\", \"bargain\""]),
        ("Say \"guests\" instead of \"customers\".", ["none of \"customers\"; \"guests\" instead"]),
        ("We write \"LoomKit\", never \"Loom Kit\".", ["\"LoomKit\", not \"Loom Kit\""]),
        ("Always include #Zurich.", ["has \"#Zurich\""]),
        ("At most 120 words.", ["at most 120 words"]),
        ("Sentences of at most 20 words.", ["at most 20 words in each sentence"]),
        ("No paragraph longer than two sentences.", ["at most 2 sentences in each paragraph"]),
        ("No more than one emoji.", ["at most 1 emoji"]),
        ("Two to four hashtags.", ["2 to 4 hashtags"]),
        ("Posts about funds end with the line \"Capital at risk.\"", ["has \"Capital at risk.\" where it speaks of \"funds\""]),
        ("Every figure needs a source.", ["figures and studies name their source"]),
        ("End with a question.", ["ends with a question"]),
        ("Write for 14-year-olds.", ["reading ease of at least 60"]),
        ("Plain language.", ["reading ease of at least 60"]),
        ("Vouvoyez le lecteur.", ["readers are not addressed by \"tu\", \"te\", \"toi\", \"ta\", \"tes\""]),
        ("Do not talk down to readers.", [asked]),
    ]) func `a sentence becomes what it asks for`(sentence: String, words: [String]) {
        #expect(Self.rulebook(sentence).rules.map(\.words) == words)
    }

    @Test(arguments: [
        ("de", "Die robuste Halle mit der festen, der ernsten, der angepassten und der bewussten Bauart.", []),
        ("de", "Die gelöste Frage der belasteten Kunden und die wetterfeste Jacke.", []),
        (
            "de", "Die robusteste, die festeste und die grösste Halle; der modernste, der beste Bau.",
            ["robusteste", "festeste", "grösste", "modernste", "beste"]
        ),
        ("en", "Unrest in Bucharest; the rest of the forest, on Pinterest.", []),
        ("en", "The greenest and the rarest.", ["greenest", "rarest"]),
    ]) func `a superlative is told from words that only end like one`(language: String, text: String, found: [String]) {
        let rulebook = Self.rulebook(language == "de" ? "Keine Superlative." : "No superlatives.", language: language)
        #expect(rulebook.findings(in: text).map(\.quote) == found)
    }

    @Test(arguments: ["Click the link.", "Start today.", "Take a look.", "Schedule a call.", "Reach out to us.", "Message us."])
    func `what asks readers to act is a call to action`(sentence: String) {
        #expect(Self.rulebook("End with a call to action.").findings(in: "It is here. \(sentence)").isEmpty)
        #expect(Self.rulebook("No call to action.").findings(in: "It is here. \(sentence)").count == 1)
    }

    @Test(arguments: [
        ("Die Halle kostet 500 EUR.", []), ("Das ist eure Halle.", ["eure"]), ("Was denkst du über deine Halle?", ["du", "deine"]),
        ("Die Dirigentin duldet Euler.", []), ("Sagen Sie es euren Leuten, Euren!", ["euren"]),
    ]) func `who is addressed formally is told of each pronoun, and nothing is banned by it`(text: String, found: [String]) {
        let rulebook = Self.rulebook("Wir siezen.", language: "de")
        #expect(rulebook.findings(in: text).map(\.quote) == found)
        #expect(rulebook.bannedWords.isEmpty && rulebook.rules.map(\.kind) == ["form of address"])
    }

    @Test func `an abbreviation is no inflection of a pronoun`() {
        let rulebook = Self.rulebook("", language: "de", banned: ["eure"])
        #expect(rulebook.findings(in: "500 EUR").isEmpty)
        #expect(rulebook.findings(in: "Mit euren Leuten.").map(\.quote) == ["euren"])
    }

    @Test func `headings and lines that lead in say what is under them`() {
        let rules = Self.rulebook(
            """
            # About us
            Founded in 1990. We never sleep.
            # Don't
            - Emoji
            - "game-changer"
            # Do
            Never use these words:
            - cheap, bargain
            - "best price"

            Be kind.
            """
        ).rules
        #expect(
            rules.map(\.words) == [
                "no emoji", "none of \"game-changer\"", "none of \"cheap\", \"bargain\"", "none of \"best price\"", Self.asked,
            ])
        #expect(rules.map(\.polarity) == [.forbids, .forbids, .forbids, .forbids, .demands])
    }

    @Test(arguments: [
        ("en", "leverage", "leveraging", true), ("en", "cheap", "cheapest", true), ("en", "cheap", "cheaper", true),
        ("en", "easy", "easier", true), ("en", "big", "bigger", true), ("en", "users", "used", false), ("en", "numb", "number", false),
        ("en", "disrupt", "disruption", false), ("en", "strategy", "strategies", true), ("en", "guarantee", "guaranteed", true),
        ("de", "optimieren", "optimierte", true), ("de", "billig", "billigsten", true), ("de", "Haus", "Häuser", true),
        ("de", "pushen", "gepusht", true), ("de", "Markt", "Marken", false), ("de", "Preis", "Preisfrage", false),
        ("fr", "innovant", "innovantes", true), ("fr", "national", "nationaux", true), ("fr", "exceptionnel", "exceptionnelle", true),
        ("en", "🚀", "🚀", true), ("fr", "heureux", "heureuse", true), ("fr", "miracle", "miraculeux", false),
    ]) func `inflections are found and other words are not`(language: String, banned: String, word: String, isFound: Bool) {
        let found = Self.rulebook("", language: language, banned: [banned]).findings(in: "X \(word) y.")
        #expect(found.map(\.quote) == (isFound ? [word] : []))
    }

    @Test func `each finding quotes the draft and names the sentence`() {
        let rulebook = Self.rulebook("# Do\n- At most 5 words.\n- No exclamation marks.\n- Say \"guests\", not \"customers\".")
        let text = "Our Customers are back, all of them! Come in."
        let findings = rulebook.findings(in: text)
        #expect(findings.count == 3 && findings.allSatisfy { text.contains($0.quote) })
        #expect(
            findings.map(\.message.description) == [
                "Too many words (9, at most 5): \"of them! Come in.\" Guidelines: \"At most 5 words.\"",
                "No exclamation marks are wanted (1 found): \"back, all of them!\" Guidelines: \"No exclamation marks.\"",
                "The brand says \"guests\" instead of \"Customers\". Guidelines: \"Say \"guests\", not \"customers\".\"",
            ])
    }

    @Test func `a word is not found inside of what is said instead of it`() {
        let rulebook = Self.rulebook("Immer „Kolleginnen und Kollegen“, nie „Kollegen“.", language: "de")
        #expect(rulebook.findings(in: "Liebe Kolleginnen und Kollegen!").isEmpty)
        #expect(rulebook.findings(in: "Liebe Kollegen!").map(\.quote) == ["Kollegen"])
    }

    @Test func `equal rules have one version, however the page is laid out`() {
        let one = Self.rulebook("No emoji.\n\nAt most 5 words.")
        #expect(one.version == Self.rulebook("  No emoji.  At most 5 words.").version && one.version.count == 12)
        #expect(one.version != Self.rulebook("No emoji.\n\nAt most 6 words.").version)
    }

    @Test func `only a missing legal line blocks approval`() {
        let rulebook = Self.rulebook("No emoji. Never say \"cheap\". Posts about funds end with the line \"Capital at risk today.\"")
        let blocking = { (text: String) in rulebook.findings(in: text).filter(\.rule.blocksApproval).map(\.rule.kind) }
        #expect(rulebook.findings(in: "Cheap funds 😀").count == 3)
        #expect(blocking("Cheap funds 😀") == ["legal line"])
        #expect(blocking("Cheap funds 😀\n\nCapital at risk today.").isEmpty && blocking("Cheap bonds 😀").isEmpty)
    }

    @Test(
        "a legal line is due where its condition holds",
        arguments: [
            ("Add the line \"Prices include the tax.\" when we mention prices.", "It costs €49 now.", true),
            ("Add the line \"Prices include the tax.\" when we mention prices.", "It is blue, and 49 people like it.", false),
            ("If a post quotes figures, it carries the note \"All figures are estimates.\"", "Some 49 people like it.", true),
            ("If a post quotes figures, it carries the note \"All figures are estimates.\"", "Many people like it since 2024.", false),
            ("In posts with a forecast, the note \"Forecasts are not certain.\" is required.", "We expect a good year.", true),
            ("In posts with a forecast, the note \"Forecasts are not certain.\" is required.", "We had a good year.", false),
            ("Wenn wir Preise nennen, steht der Hinweis „Alle Preise mit Steuer.“ darunter.", "Das kostet 12 Euro.", true),
            ("Wenn wir Preise nennen, steht der Hinweis „Alle Preise mit Steuer.“ darunter.", "Das ist neu.", false),
            ("Lorsque nous citons des chiffres, ajoutez la mention « Chiffres non audités à ce jour. »", "Le taux est de 12 %.", true),
            ("Lorsque nous citons des chiffres, ajoutez la mention « Chiffres non audités à ce jour. »", "Le taux monte.", false),
            ("Every post ends with the line \"Capital at risk today.\"", "It is blue.", true),
            ("If in doubt, add the line \"Capital at risk today.\"", "It is blue.", true),
        ])
    func legalConditions(_ guidelines: String, _ text: String, _ isDue: Bool) {
        #expect(Self.rulebook(guidelines).findings(in: text).contains { $0.rule.kind == "legal line" } == isDue)
    }

    @Test(
        "whoever does it and the doing are one in a banned phrase",
        arguments: [
            ("game-changer", "This is game-changing.", "game-changing"), ("game-changer", "Ein Gamechanger für alle.", "Gamechanger"),
            ("thought leader", "It needs thought leadership.", "thought leadership"), ("game-changer", "The changer of a game.", ""),
            ("power user", "It will use power.", ""),
        ])
    func families(_ banned: String, _ text: String, _ quote: String) {
        let found = Self.rulebook("Never say \"\(banned)\".").findings(in: text).map(\.quote)
        #expect(found == (quote.isEmpty ? [] : [quote]))
    }

    @Test func `the version of rules is that of what they ask`() {
        let all = "Never say \"cheap\". At most 3 hashtags. No superlatives. Be kind to whoever reads it."
        let meaning = [
            "forbids\tbanned\u{1F}\u{1F}cheap\tNever say \"cheap\".",
            "forbids\tcount\u{1F}hashtags\u{1F}post\u{1F}\u{1F}3\tAt most 3 hashtags.", "forbids\tsuperlatives\tNo superlatives.",
            "demands\tquestion\tBe kind to whoever reads it.",
        ].joined(separator: "\n")
        // Another one would tell of all drafts in review that their rules have changed.
        #expect(Self.rulebook(all).version == String(SHA256.hex(of: meaning).prefix(12)))
        #expect(Self.rulebook(all + "\n\n").version == Self.rulebook(all).version)
        #expect(Self.rulebook(all.replacing("3", with: "4")).version != Self.rulebook(all).version)
    }

    @Test func `hostile guidelines and drafts are bounded`() {
        let pages = [
            String(repeating: "\"", count: 60_000), String(repeating: "never \"a\" or ", count: 6000),
            String(repeating: "- no emoji\n", count: 6000),
            String(repeating: "#a ", count: 20_000), String(repeating: "a.", count: 30_000),
            String(repeating: "between 1 and 2 ", count: 4000),
        ]
        for page in pages {
            let rulebook = Self.rulebook(page)
            #expect(rulebook.rules.count <= 320)
            #expect(rulebook.findings(in: page).count <= 5 * rulebook.rules.count)
        }
    }

    @Test func `what a model found stands as long as its sentence and its words do`() throws {
        let rulebook = Self.rulebook("Be kind to rivals.")
        let rule = try #require(rulebook.questions.first)
        let message = RuleFinding(rule, quote: "lazy rivals", toldBy: "m").message
        #expect(message.description == "\"lazy rivals\" goes against the guidelines, says m. Guidelines: \"Be kind to rivals.\"")
        #expect(RuleFinding.stands(message, rulebook, in: "Our lazy rivals."))
        #expect(!RuleFinding.stands(message, rulebook, in: "Our rivals."))
        #expect(!RuleFinding.stands(message, Self.rulebook("Be kind."), in: "Our lazy rivals."))
    }

    @Test func `an answer counts when it quotes the draft`() throws {
        let rule = try #require(Self.rulebook("Be kind to rivals.").questions.first)
        let inquiry = Inquiry(rule, text: "Our lazy rivals sleep.", seed: 1)
        #expect(inquiry.answer(quote: "\"lazy rivals\"", violates: true)?.quote == "lazy rivals")
        for quote in ["", "lazy", "idle rivals", "Lazy rivals"] { #expect(inquiry.answer(quote: quote, violates: true) == nil) }
    }
}
