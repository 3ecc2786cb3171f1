import FoundationEssentials
import Testing

@testable import Support

@Suite struct MessageTests {
    private let berlin = Zone(known: "Europe/Berlin")
    /// Thursday, half past two in Berlin.
    private let noon = Date(milliseconds: 1_795_699_800_000)

    private func said(_ message: Message, _ language: DeskLanguage, _ phrases: [String: String] = [:]) -> String {
        message.said(to: Voice(language, in: berlin)) { phrases[$0] }
    }

    @Test func `a literal is a template with places, and its words in English`() {
        let message: Message = "The post has \(3001) of \(3000) units."
        #expect(message.template == "The post has {1} of {2} units." && message.description == "The post has 3001 of 3000 units.")
    }

    @Test func `the words are said in the order that the other language wants, and those of others stay as they are`() {
        let message: Message = "At \("Acme") only \("Ada") may approve."
        #expect(said(message, .german, ["At {1} only {2} may approve.": "Nur {2} gibt bei {1} frei."]) == "Nur Ada gibt bei Acme frei.")
        #expect(said("Said: \("At {1}")", .german, ["Said: {1}": "Gesagt: {1}"]) == "Gesagt: At {1}")
        #expect(said(message, .french) == "At Acme only Ada may approve.")
    }

    @Test("a literal in a literal is a message too", arguments: [("Ada", true, "Es ist groß, sagt Ada."), (nil, false, "Es ist klein.")])
    func nested(_ name: String?, _ isBig: Bool, _ german: String) {
        let message: Message = "It is \(isBig ? "big" : "small")\(name.map { ", says \($0)" } ?? "")."
        let phrases = ["It is {1}{2}.": "Es ist {1}{2}.", "big": "groß", "small": "klein", ", says {1}": ", sagt {1}"]
        #expect(said(message, .german, phrases) == german)
        #expect(message.description == (isBig ? "It is big, says Ada." : "It is small."))
    }

    @Test(
        "one of two messages is chosen by the number as the language does",
        arguments: [(0, "0 jour", "0 Tage"), (1, "1 jour", "1 Tag"), (2, "2 jours", "2 Tage")])
    func plurals(_ days: Int, _ french: String, _ german: String) {
        let message = Message.count(days, one: "\(days) day", many: "\(days) days")
        #expect(said(message, .french, ["{1} day": "{1} jour", "{1} days": "{1} jours"]) == french)
        #expect(said(message, .german, ["{1} day": "{1} Tag", "{1} days": "{1} Tage"]) == german)
        #expect(message.description == (days == 1 ? "1 day" : "\(days) days"))
    }

    @Test func `times are told as the language does, in their own zone or that of the readers`() {
        #expect(said("\(Moment(noon, in: berlin))", .english) == "Thu 2026-11-26 14:30 Europe/Berlin")
        #expect(said("\(Moment(noon))", .german) == "Do., 26.11.2026, 14:30 Uhr (Europe/Berlin)")
        #expect(said("\(Moment(noon))", .french) == "jeu. 26/11/2026 à 14:30 (Europe/Berlin)")
        #expect(said("\(Moment(noon, in: .utc))", .german) == "Do., 26.11.2026, 13:30 Uhr (UTC)")
        #expect(DeskLanguage.allCases.map { said("\(Moment(noon, isDay: true))", $0) } == ["2026-11-26", "26.11.2026", "26/11/2026"])
        #expect(Message("\(Moment(noon))").description == "Thu 2026-11-26 13:30 UTC")
    }

    @Test func `fractions have a comma in German and French`() {
        #expect(DeskLanguage.allCases.map { said("\(3.2) %", $0) } == ["3.2 %", "3,2 %", "3,2 %"])
    }

    @Test(
        "a tag means its language, and English where the desk speaks none of it",
        arguments: [
            ("de", DeskLanguage.german), ("de-AT", .german), ("FR", .french), ("en-GB", .english), ("nl", .english), ("", .english),
        ])
    func tags(_ tag: String, _ language: DeskLanguage) {
        #expect(DeskLanguage(tag: tag) == language)
    }

    @Test func `what is stored comes back whole, and words of an earlier time are words`() throws {
        let inner: Message = "it was given on \(Moment(noon, in: berlin, isDay: true)), \(2.5) %"
        let (days, name, size) = (Message.count(2, one: "\(2) day", many: "\(2) days"), "Ada", "big" as Message)
        let message: Message = "Ended: \(inner) \(days) by \(name), \(size)"
        let phrases = ["Ended: {1} {2} by {3}, {4}": "Ende: {1} {2} von {3}, {4}", "big": "groß", "{1} days": "{1} Tage"]
        for copy in [
            Message(stored: message.stored), try JSONDecoder().decode(Message.self, from: JSONEncoder().encode(message)),
        ] {
            #expect(copy == message && copy.stored == message.stored)
            #expect(said(copy, .german, phrases) == said(message, .german, phrases))
        }
        #expect(Message("The model is away.").stored == "The model is away.")
        #expect(Message("\("Off topic.")").stored == "Off topic.")
        #expect(Message(stored: "It failed {1}.").description == "It failed {1}.")
        #expect(Message(stored: "{\"says\":7}").description == "{\"says\":7}")
        #expect(try JSONDecoder().decode([Message].self, from: Data("[\"One\",\"Two\"]".utf8)) == ["One", "Two"])
    }

    @Test func `programs get the English words alone`() throws {
        let message: Message = "The post has \(3001) units."
        #expect(String(decoding: try JSON.document(of: [message]), as: UTF8.self) == "[\"The post has 3001 units.\"]")
    }
}
