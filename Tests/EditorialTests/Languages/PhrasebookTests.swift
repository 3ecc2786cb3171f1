import Editorial
import FoundationEssentials
import Support
import Testing

/// Whatever Copydesk can say at the board, it can say in all its languages.
@Suite struct PhrasebookTests {
    private static let root = #filePath.split(separator: "/").dropLast(4).reduce("") { $0 + "/" + $1 }

    /// Where texts for the board are made: every sentence there has to be in the phrasebook.
    private static let folders = [
        "Editorial/Policy", "Editorial/Values", "Pipeline/Stages", "Pipeline/Loops/StageLoop.swift", "Boards/Notion", "Publishers/LinkedIn",
        "Publishers/File",
        "Models/Text", "Models/Image", "Imaging/Sniffing.swift", "Imaging/Decoding.swift", "Imaging/Encoding.swift", "Imaging/Canvas.swift",
        "Support/RunningChild.swift", "Pipeline/Newsroom.swift", "Notion/Client/NotionError.swift", "Notion/Client/NotionCapability.swift",
        "Notion/Client/NotionClient+Files.swift",
        "Feeds/FeedProblem.swift", "Feeds/FeedProblem+HTTP.swift", "HTTPClient/HTTPFailure.swift", "Feeds/Pages/PageFetcher.swift",
        "Feeds/Search",
    ]

    /// Files there that write for operators, models, Notion's schema or the editors' guide.
    private static let others = [
        "Policy/Polling/", "Stages/HostQueue.swift", "Stages/Subscribing.swift",
        "Policy/Simulation/", "Policy/Facts/", "Blockage/Cause.swift", "Writing/PromptBuilder.swift", "Writing/OrderWords.swift",
        "Writing/PostType.swift", "Writing/MachineWords.swift", "Writing/LanguageGuess.swift", "Stages/Drafting+Once.swift",
        "Writing/MachineSentence.swift", "Policy/PictureOrders.swift",
        "Values/Picture.swift", "Notion/DeskTable.swift",
        "Notion/NotionSetup.swift", "Notion/SetupReport.swift",
        "Notion/ColumnSchema.swift", "Notion/SourceLookup.swift", "Notion/EditorsGuide", "LinkedIn/Login/",
        "LinkedIn/LinkedInSettings.swift", "LinkedIn/APIVersion.swift", "Stages/Holidays.swift", "Stages/Selection.swift",
        "Stages/MeaningDesk.swift", "SimilarPosts+Prompt.swift",
        "Stages/Notifying.swift", "Stages/Collector.swift", "Stages/Tidying.swift", "Stages/Inspecting.swift", "Stages/Measuring.swift",
        "Builtin/BuiltinPhrases.swift", "Builtin/KeySentences.swift", "Writing/Sentences.swift",
        "Rules/Rule+Words.swift", "Rules/Inquiry.swift", "Rules/Lexicon.swift",
        "Image/SDAPISettings.swift", "Image/StabilitySettings.swift", "Text/PriceKeys.swift",
    ]

    /// What else is written there for no reader of the board.
    private static let elsewhere: Set<String> = [
        "| cause | what it means |", "The approval ended", "Checked again after the guidelines changed", "plain text", "board updates",
        "An editor's act on the page comes first.", "to rewrite", "in doubt", "on the wire", "It says what was approved.", "not shown: {1}",
        "Tue 09:00, Thu 14:30", "The Feeds database cannot be read.", "Feeds \"{1}\": the URL has to begin with https:// or http://.",
        "notion.{1} is empty: run copydesk setup notion and put its answer into the configuration.",
        "{1} All posts of the account are kept; the next try is not before {2}.", "Editorial illustration",
        "{1} is there, but may not survive a crash: {2}", "Content is a duplicate of", "duplicate of ", "processing fields [",
        "text/html, application/xhtml+xml;q=0.9, text/plain;q=0.8", "account parked", "live post to be changed", "draft written",
        "draft submitted", "read back", "update {1}", "incident {1}", "board {1}", "loop {1}", "SHA-256 {1}",
        "Published posts that were compared with what was approved, by result", "In review", "Changes requested", "Needs check",
        "not published", "Copy of ", "page of a published post not read", "The page is in the trash.", "status without {1}",
        "{1}, called \"{2}\"", "relation to {1}", "another database",
        "board {1} column {2}", "calendar {1}", "context length", "maximum context length", "longer than",
        "does not support", "response format", "Sampler not found", "not found", "S1 to S{1}", "Basic {1}", "Stability AI",
        "first comment ",
        "A card has characters that no installed font can draw; install fonts-noto-core, fonts-noto-cjk and fonts-noto-color-emoji",
        "{1} at {2}{3}", "prompt is too long", "context window", "credit balance", "usage limits", "API key not valid",
        "exceeds the maximum number of tokens", "developer instruction", "response mime type", "json mode",
        "Read content", "Update content", "Insert content", "Read comments", "Insert comments", "Read user information",
        "Copydesk looks at what it may do.", "POST /v1/file_uploads", "POST /v1/file_uploads/complete", "POST /v1/file_uploads/send",
    ]

    private struct Sentence {
        let place: String
        let template: String
    }

    private static func sentences() throws -> [Sentence] {
        try folders.flatMap { folder -> [Sentence] in
            let path = root + "/Sources/" + folder
            let names = folder.hasSuffix(".swift") ? [""] : try FileManager.default.subpathsOfDirectory(atPath: path).map { "/" + $0 }
            return try names.filter { $0.isEmpty || $0.hasSuffix(".swift") }.sorted().flatMap { name -> [Sentence] in
                if others.contains(where: { (path + name).contains($0) }) { return [] }
                let source = String(decoding: try Data(contentsOf: URL(filePath: path + name)), as: UTF8.self)
                return LiteralScanner.literals(in: source).filter { isForPeople($0) }.map {
                    Sentence(place: folder + name + ":\($0.line)", template: $0.template)
                }
            }
        }
    }

    /// Several words that are neither logged nor the key of a fault.
    private static func isForPeople(_ literal: LiteralScanner.Literal) -> Bool {
        let words = literal.template.split(separator: " ").filter { $0.contains(where: \.isLetter) && !$0.hasPrefix("{") }
        let isOfMachine = ["log.", "counter(", "(fault: ", "key: ", "faults[", "(\"brand", "QueueExecutor("].contains {
            literal.before.contains($0)
        }
        return (words.count > 1 || words.count == 1 && literal.template.contains("{") && literal.template.contains(" ")) && !isOfMachine
    }

    @Test("every sentence that the sources have for the board is in the phrasebook")
    func complete() throws {
        let known = Set(Phrasebook.phrases.map(\.english))
        let sentences = try Self.sentences()
        #expect(sentences.count > 400)
        for sentence in sentences where !known.contains(sentence.template) && !Self.isElsewhere(sentence) {
            Issue.record(
                "\(sentence.place): \"\(sentence.template)\" is not in the phrasebook: add it with German and French, or to PhrasebookTests.elsewhere"
            )
        }
    }

    private static func isElsewhere(_ sentence: Sentence) -> Bool {
        if elsewhere.contains(sentence.template) { return true }
        // What commands tell of a capability.
        return sentence.place.contains("AccountAccess.swift") && isMeaning.contains { sentence.template.hasPrefix($0) }
    }

    private static let isMeaning = ["create", "ask whether", "read ", "look for", "comment on", "get a new"]

    @Test("every phrase is still said somewhere")
    func used() throws {
        let files = try FileManager.default.subpathsOfDirectory(atPath: Self.root + "/Sources").filter {
            $0.hasSuffix(".swift") && !$0.hasPrefix("Editorial/Languages/")
        }
        var said: Set<String> = []
        for file in files {
            let source = String(decoding: try Data(contentsOf: URL(filePath: Self.root + "/Sources/" + file)), as: UTF8.self)
            said.formUnion(LiteralScanner.literals(in: source).map(\.template))
        }
        // Words that Notion or an enumeration brings.
        let words: Set<String> = [
            "table", "image", "divider", "bookmark", "embed", "video", "file", "guidelines", "brief", "opinion", "story", "published",
        ]
        for phrase in Phrasebook.phrases where !said.contains(phrase.english) && !words.contains(phrase.english) {
            Issue.record("nobody says \"\(phrase.english)\" any more: take it out of the phrasebook")
        }
    }

    @Test("a phrase has the same places in all languages, and stands in the book once")
    func places() {
        for phrase in Phrasebook.phrases {
            let places = Set(Message.places(in: phrase.english))
            #expect(places == Set(1..<(places.count + 1)), "\(phrase.english)")
            for other in [phrase.german, phrase.french] { #expect(Set(Message.places(in: other)) == places, "\(other)") }
        }
        #expect(Set(Phrasebook.phrases.map(\.english)).count == Phrasebook.phrases.count)
    }

    @Test("no translation is the English one by mistake")
    func translated() {
        let same: Set<String> = [
            // German
            "Text: {1}", "{1} {2} %", "{1}: {2}", ": {1}", "Version {1}", "{1} d",
            // French
            "Versions", "Sources", "Provenance", "Incident : {1}", "{1} h", "{1} min", "{1} s", "image", "brief", "impressions",
            "engagement",
            "opinion", "{1} minute", "{1} minutes", "Trace {1}", "version {1}",
        ]
        for phrase in Phrasebook.phrases {
            for other in [phrase.german, phrase.french] where other == phrase.english {
                #expect(same.contains(other), "\"\(other)\" is not translated")
            }
        }
    }

    @Test("translations are punctuated as their languages are")
    func punctuated() {
        for phrase in Phrasebook.phrases {
            #expect(!phrase.german.contains(" :") && !phrase.german.contains("«"), "\(phrase.german)")
            // A French colon and its kin stand apart; those of addresses and times do not.
            let words = phrase.french.split(separator: " ").filter { !$0.contains("://") && $0.count > 1 }
            #expect(!words.contains { $0.hasSuffix(":") || $0.hasSuffix(";") || $0.hasSuffix("?") }, "\(phrase.french)")
            for (english, other) in [(phrase.english, phrase.german), (phrase.english, phrase.french)] {
                #expect((english.last == ".") == (other.last == "."), "\(other)")
            }
        }
    }

    private static var approved: Message {
        let (line, account, noon) = ("Hallo", "Seite", Moment(Date(timeIntervalSince1970: 1_795_699_800)))
        let what: Message = "\"\(line)\" for \(account), \(noon)."
        return "Approved: \(what)"
    }

    @Test(
        "sentences with names, times and numbers are said in German and French",
        arguments: [
            (
                Self.approved,
                "Freigegeben: „Hallo“ für Seite, Do., 26.11.2026, 13:30 Uhr (UTC).",
                "Approuvé : « Hallo » pour Seite, jeu. 26/11/2026 à 13:30 (UTC)."
            ),
            (
                "The post has \(3001) of \(3000) units: shorten it." as Message, "Der Post hat 3001 von 3000 Zeichen: Kürzen Sie ihn.",
                "Le post compte 3001 caractères sur 3000 : raccourcissez-le."
            ),
        ])
    func said(_ message: Message, _ german: String, _ french: String) {
        #expect(message.text(in: Voice(.german)) == german)
        #expect(message.text(in: Voice(.french)) == french)
        #expect(message.text(in: .plain) == message.description)
    }
}
