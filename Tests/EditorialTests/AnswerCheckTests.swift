import FoundationEssentials
import Support
import TestKit
import Testing

@testable import Editorial

/// What code asks of a model's answer besides that it can be a draft.
@Suite struct AnswerCheckTests {
    private static let text =
        "The new solar pump of Holm saves 47% of the water on farms near Seville. The solar pump runs on sunlight alone."

    private func order(_ language: String = "en", others: [String] = [], _ change: (inout Brief) -> Void = { _ in }) -> WritingOrder {
        let date = Date(milliseconds: 1_783_156_080_000)
        let item = Item(
            id: "i", feedID: "f", identity: "guid:1", url: "https://pump.example/1", title: "Solar pump saves water", publishedAt: date,
            text: Self.text, firstSeenAt: date, contentHash: "")
        var brand = Brand(id: "b", name: "Aqua")
        brand.language = language
        var brief = Brief(id: "brief", name: "Water")
        change(&brief)
        let candidate = Candidate(id: "c", brandID: "b", briefID: "brief", account: "a", itemIDs: ["i"], reasons: [], createdAt: date)
        let assignment = Assignment(candidate: candidate, brand: brand, brief: brief, items: [item])
        let revision = others.isEmpty ? nil : Revision(previousText: others[0], remark: "", others: others)
        return WritingOrder(
            assignment: assignment, prompt: PromptBuilder.prompt(for: assignment, revision: revision, nonce: "ab12"), revision: revision,
            seed: 1)
    }

    private func writing(_ hook: String, _ body: [String], _ call: String = "") -> Writing {
        Writing(hook: hook, body: body, callToAction: call, hashtags: [], altText: "A pump", picturePrompt: "A pump", quotes: [])
    }

    private func found(_ writing: Writing, _ order: WritingOrder) -> [String] { AnswerChecks.violations(writing, order).map(\.description) }

    @Test("a hook is as long as what the feed shows before its fold, and no longer")
    func fold() {
        let fits = writing(String(repeating: "ab ", count: 70).trimmed + "d", ["The pump of the farm is quiet."])
        #expect(fits.hook.utf16.count == 210 && found(fits, order()).isEmpty)
        #expect(
            found(writing(fits.hook + "!", ["Quiet."]), order()) == [
                "hook is longer than 210 characters, where a post is folded: shorten it."
            ])
    }

    @Test("a text in another language than the brand's is asked for again")
    func language() {
        let english = writing(
            "The pump that saves water", ["It is in the field by the river and it was built for the farmers of the town."])
        let german = writing("Die Pumpe spart Wasser", ["Sie steht auf dem Feld und ist für die Bauern der Stadt mit dem Bau im Plan."])
        #expect(found(english, order("en")).isEmpty && found(german, order("de-CH")).isEmpty)
        #expect(found(english, order("de")) == ["The text is in English: write it in German."])
        #expect(found(german, order("fr")) == ["The text is in German: write it in French."])
        // Too short to tell, a language that is not known, and a quotation in another one.
        #expect(found(writing("Pump of the year", ["Wasser."]), order("de")).isEmpty && found(english, order("ja")).isEmpty)
        #expect(
            found(
                writing("Die Pumpe", ["Die Firma sagt: “The pump of the year is on.” Das ist für die Bauern und den Ort gut."]), order("de")
            ).isEmpty)
    }

    @Test("a brief's call to action is not left out")
    func callToAction() {
        let brief = order { $0.callToAction = "Write to us." }
        #expect(found(writing("A pump", ["Quiet."]), brief) == ["call_to_action is empty: the brief asks for one."])
        #expect(found(writing("A pump", ["Quiet."], "Write to us."), brief).isEmpty)
    }

    @Test("a variant differs from the others in its first line and in how it is built")
    func variants() {
        let first =
            "A pump that saves water\n\nIt saves 47% of the water near Seville.\n\nTwo years of tests say so.\n\nSource: https://pump.example/1\n\n#Water"
        let beside = order(others: [first])
        #expect(
            found(writing("A pump that saves much water", ["Sunlight alone drives it.", "Farmers like it."]), beside)
                == ["hook is nearly that of a previous post: begin with another angle."])
        #expect(
            found(writing("Sunlight is enough", ["It saves 47% of water near Seville now.", "Tests say so."]), beside)
                == ["The structure is that of a previous post: use another one, such as a list or a question and its answer."])
        for other in [
            writing("Sunlight is enough", ["Farmers near Seville wondered.", "Then 47% of the water stayed in the well."]),
            writing("What does a dry summer cost?", ["It saves 47% of the water near Seville.", "Tests say so."]),
            writing("Sunlight is enough", ["It saves 47% of the water near Seville:\n- no diesel\n- no noise", "Tests say so."]),
        ] { #expect(found(other, beside).isEmpty, "\(other.hook): \(found(other, beside))") }
    }

    @Test("hashtags are what the text or its material speaks of, filled up with keywords and key phrases to three with the brand's")
    func hashtags() {
        let order = order { $0.keywords = ["drip irrigation"] }
        var answer = writing("A pump", ["It saves water."])
        answer.hashtags = ["SolarPump", "CryptoMoon", "water"]
        #expect(Hashtags.chosen(answer, for: order.assignment).prefix(2) == ["SolarPump", "water"])
        #expect(!Hashtags.chosen(answer, for: order.assignment).contains("CryptoMoon"))
        answer.hashtags = []
        let filled = Hashtags.chosen(answer, for: order.assignment)
        #expect(filled.count == 3 && filled.contains { $0.hasPrefix("Solar") }, "\(filled)")
        var brand = order.assignment.brand
        brand.hashtags = ["Aqua", "Fields", "Water"]
        let own = Assignment(candidate: order.assignment.candidate, brand: brand, brief: nil, items: order.assignment.items)
        #expect(Hashtags.chosen(answer, for: own).isEmpty)
        #expect(Composition.hashtags(answer, brand: brand) == ["Aqua", "Fields", "Water"])
    }
}

/// Figures about a text, each with its definition.
@Suite struct TextMeasureTests {
    private func lines(_ text: String, _ language: String) -> [String] {
        TextMeasures.lines(PostContent(text: text, altText: "", pictureHash: nil), language: language).map(\.description)
    }

    @Test("reading ease has the formula of its language, length and hashtags what is counted; a few words are not measured")
    func measures() throws {
        let english = lines("The cat sat on the mat. The dog ran to the red barn and back again.\n\n#Cats #Dogs", "en-GB")
        #expect(english.count == 2 && english[0].hasPrefix("Reading ease 1") && english[0].contains("(Flesch 1948)"), "\(english)")
        #expect(english[1].hasPrefix("Length 80 of 3000 units") && english[1].contains("hashtags 2 "), "\(english)")
        let german = lines(
            "Die Verbraucherzentrale untersucht Gesundheitsversprechen auf Verpackungen von Nahrungsergänzungsmitteln seit Jahren sehr genau.",
            "de")
        #expect(german[0].contains("Amstad 1978") && !german[0].hasPrefix("Reading ease 1"), "\(german)")
        #expect(lines("Le chat dort sur le tapis. Le chien court vers la grange rouge.", "fr")[0].contains("Kandel and Moles 1958"))
        #expect(lines("El gato duerme en la cama. El perro corre hacia el granero rojo.", "es").count == 1)
        #expect(lines("Only a few words.", "en").isEmpty)
    }
}

/// Orders to machines are told from news about machines.
@Suite struct MachineTalkTests {
    @Test("news that speaks of rules, models and assistants is no order, and stays in the material")
    func news() {
        let sentences = [
            "Companies that ignore the rules face fines of up to 4% of their turnover.",
            "Drivers who ignore the instructions of the police are stopped.",
            "AI: What the new law means for small firms.", "The AI assistant must link every answer to a source, the court said.",
            "Rules for AI: what your company has to know now.", "The model has learned to read handwriting from your photos.",
            "Do not forget the rules of your local club.", "The assistant, an AI, answers your questions in seconds.",
            "Researchers got a chatbot to reveal its hidden rules.", "End your post with a question and use three hashtags.",
            "As an AI company, you must keep records of your training data.", "Our language model writes summaries of your reports.",
            "System: the new heating saves 30% of the gas.", "Read the instructions and follow them step by step.",
            "Vergessen Sie alle Regeln, die Sie über Wärmepumpen kennen.", "Ignorieren Sie die Preise der Konkurrenz nicht.",
            "N’oubliez pas les règles de votre commune.", "Robots, AI, and your job: a study of 400 firms.",
            "If you are a farmer, write to us.",
        ]
        let wrong = sentences.filter(MachineTalk.isOrder)
        #expect(wrong.isEmpty, "\(wrong)")
        let kept = sentences.filter { !MachineTalk.isMeant($0) }
        #expect(kept.count >= sentences.count - 2, "\(sentences.filter(MachineTalk.isMeant))")
    }

    @Test("none of the news texts of the tests has an order in it")
    func corpus() throws {
        let folder = #filePath.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }
        let names =
            ["en", "de", "fr"].map { "/Fixtures/stories-\($0).txt" } + ["english", "german", "french"].map { "/Facts/Fixtures/\($0).tsv" }
        for name in names {
            let text = String(decoding: try Data(contentsOf: URL(filePath: folder + name)), as: UTF8.self)
            for line in text.split(separator: "\n") {
                #expect(!MachineTalk.isMeant(String(line)), "\(line)")
                #expect(ForeignMatter.problems(in: [String(line)]).isEmpty, "\(line)")
            }
        }
    }

    @Test("a long hostile text costs no more than its length")
    func linear() {
        let started = ContinuousClock.now
        for text in ["<", "a ", "ignore ", "model: ", "</ ", "\u{301}", "I g n "] {
            let long = String(repeating: text, count: 8_000)
            _ = MachineTalk.isMeant(long)
            _ = UntrustedText.datamarked(long, nonce: "ab", limit: 12_000)
            _ = ForeignMatter.problems(in: [long])
        }
        #expect(ContinuousClock.now - started < .seconds(120))
    }
}
