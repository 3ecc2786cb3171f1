import Editorial
import FoundationEssentials
import Support
import Testing

/// Guidelines of five brands and drafts with known verdicts, written before the compiler was fitted to them.
struct RuleSetTests {
    private static let pages = ["harbour", "loom", "quell", "ahrens", "lavande"]

    /// Written after the compiler. At first it agreed on 47 of 51 rules and found 5 others; then what was plainly wrong was mended.
    private static let later = ["later-en", "later-de", "later-fr"]

    @Test func `each sentence of the guidelines becomes the rules that it asks for`() throws {
        let found = try Agreement(on: Self.pages)
        #expect(found.sentences == 40)
        #expect(found.differences.isEmpty, "\(found)")
    }

    @Test func `sentences written after the compiler become the rules that they ask for, but for a few`() throws {
        let found = try Agreement(on: Self.later)
        #expect(found.sentences == 49)
        #expect(found.precision >= 0.97 && found.recall >= 0.97, "\(found)")
    }

    @Test(arguments: ["tuning", "heldout"]) func `the checks find what people find`(set: String) throws {
        let found = try Agreement(on: Self.pages, drafts: set)
        #expect(found.drafts == (set == "tuning" ? 135 : 65))
        #expect(found.precision >= 0.97 && found.recall >= 0.97, "\(found)")
    }
}

/// How far code and people agree: on the rules of sentences, or on the sentences that drafts break.
private struct Agreement: CustomStringConvertible {
    private(set) var sentences = 0
    private(set) var drafts = 0
    private(set) var differences: [String] = []
    private var agreed = 0
    private var missed = 0
    private var wrong = 0

    /// The share of what code says that people say, and the other way round.
    var precision: Double { Double(agreed) / Double(max(1, agreed + wrong)) }
    var recall: Double { Double(agreed) / Double(max(1, agreed + missed)) }

    init(on pages: [String]) throws {
        for page in try pages.map(RulePage.init) {
            for (sentence, kinds) in page.expected {
                sentences += kinds.isEmpty ? 0 : 1
                add(kinds, page.kinds(of: sentence), "\(page.name): \(sentence)")
            }
        }
    }

    init(on pages: [String], drafts set: String) throws {
        for page in try pages.map(RulePage.init) {
            for draft in page.drafts(set) {
                drafts += 1
                let broken = page.broken(in: draft.text).sorted().map(String.init)
                add(draft.broken.sorted().map(String.init), broken, "\(page.name): \(draft.text.prefix(90))")
            }
        }
    }

    private mutating func add(_ expected: [String], _ found: [String], _ what: String) {
        var lacking = expected
        var excess: [String] = []
        for each in found { if let place = lacking.firstIndex(of: each) { lacking.remove(at: place) } else { excess.append(each) } }
        agreed += expected.count - lacking.count
        missed += lacking.count
        wrong += excess.count
        if !lacking.isEmpty || !excess.isEmpty { differences.append("missed \(lacking), wrong \(excess): \(what)") }
    }

    var description: String { "\(agreed) agreed, \(missed) missed, \(wrong) wrong\n" + differences.joined(separator: "\n") }
}

/// A page of guidelines with what is expected of its sentences, and its drafts.
private struct RulePage {
    let name: String
    let rulebook: Rulebook
    /// Sentences by their numbers, and the kinds of rules that they become.
    let expected: [(sentence: String, kinds: [String])]
    private let numbers: [String: Int]

    init(_ name: String) throws {
        self.name = name
        var brand = Brand(id: "b", name: name)
        var lines: [String] = []
        var expected: [(String, [String])] = []
        var numbers: [String: Int] = [:]
        for line in try Self.file("\(name).guidelines").split(separator: "\n").map(String.init) {
            if line.hasPrefix("language ") { brand.language = String(line.dropFirst(9)) }
            let parts = line.split(separator: "|", maxSplits: 1).map { $0.trimmed }
            guard parts.count == 2 else {
                if line.hasPrefix("#") { lines.append(line) }
                continue
            }
            lines.append(parts[1])
            let words = parts[0].split(separator: " ").map(String.init)
            let sentence = parts[1].hasPrefix("- ") ? String(parts[1].dropFirst(2)) : parts[1]
            expected.append((sentence, words.dropFirst().sorted()))
            if let number = Int(words[0]) { numbers[sentence] = number }
        }
        brand.guidelines = PageText(pageID: "p", text: lines.joined(separator: "\n"), contentHash: "h")
        rulebook = Rulebook(brand)
        self.expected = expected
        self.numbers = numbers
    }

    func kinds(of sentence: String) -> [String] {
        rulebook.rules.filter { $0.sentence == sentence }.map { rule in
            switch rule.check {
            case .banned: "banned"
            case .pronouns: "address"
            case .required: "required"
            case .spelling: "spelling"
            case .sources: "sources"
            case .count: "count"
            case .legalLine: "legal"
            case .readingEase: "readability"
            case .noSuperlatives: "superlatives"
            case .callToAction: "callToAction"
            case .question: "question"
            }
        }.sorted()
    }

    func broken(in text: String) -> Set<Int> { Set(rulebook.findings(in: text).compactMap { numbers[$0.rule.sentence] }) }

    func drafts(_ set: String) -> [(broken: Set<Int>, text: String)] {
        let text = (try? Self.file("\(name).\(set)")) ?? ""
        return ("\n" + text).components(separatedBy: "\n@ ").dropFirst().map { draft in
            let lines = draft.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
            return (Set(lines[0].split(separator: " ").compactMap { Int($0) }), (lines.last ?? "").trimmed)
        }
    }

    private static func file(_ name: String) throws -> String {
        let folder = #filePath.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }
        return String(decoding: try Data(contentsOf: URL(filePath: folder + "/Fixtures/" + name)), as: UTF8.self)
    }
}
