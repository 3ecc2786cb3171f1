import Editorial
import FoundationEssentials
import Support

/// What became of one item.
struct TrialResult {
    let calls: [ModelCall]
    let time: Duration
    /// Why there is no draft; nil when there is one.
    let problem: String?
    /// Whether somebody has to do something before the model writes anything.
    let needsOperator: Bool
    let hook: String
    /// Quotes that stand in the source.
    let quotes: Int
    let facts: [Fact]
    /// Tokens of the first prompt that are the beginning of the one before too.
    private(set) var shared = 0

    init(calls: [ModelCall], time: Duration, problem: String?, needsOperator: Bool, hook: String, quotes: Int, facts: [Fact]) {
        self.calls = calls
        self.time = time
        self.problem = problem
        self.needsOperator = needsOperator
        self.hook = hook
        self.quotes = quotes
        self.facts = facts
    }

    var isUsable: Bool { problem == nil }
    var usage: TokenUsage { calls.reduce(TokenUsage(prompt: 0, answer: 0)) { $0 + $1.usage } }
    var grounded: Int { facts.count { $0.doubt == nil } }

    /// The same, with which part of its prompt began like the one before.
    func after(_ part: Double) -> TrialResult {
        var result = self
        result.shared = Int(Double(calls.first?.usage.prompt ?? 0) * part)
        return result
    }

    var line: String {
        let seconds = (time.seconds * 10).rounded() / 10
        guard isUsable else { return "refused after \(calls.count) answers, \(seconds) s: \(problem ?? "")" }
        return "try \(calls.count), \(seconds) s, \(usage.prompt) tokens read (\(usage.cached) kept), \(usage.answer) written, "
            + "\(grounded) of \(facts.count) claims and \(quotes) quotes in the source: \(hook.limited(utf16: 60))"
    }
}

/// All of them together.
struct TrialFigures {
    private let results: [TrialResult]

    init(_ results: [TrialResult]) { self.results = results }

    var lines: [String] { ["", validity, grounding, tokens, chaining] }

    private var validity: String {
        let tries = (1...3).map { count in results.count { $0.isUsable && $0.calls.count == count } }
        let more = results.count { $0.isUsable && $0.calls.count > 3 }
        return "validity: of \(results.count), \(tries[0]) at the first try, \(tries[1]) at the second, \(tries[2]) at the third"
            + (more > 0 ? ", \(more) later" : "") + ", \(results.count { !$0.isUsable }) refused"
    }

    private var grounding: String {
        let claims = results.reduce(0) { $0 + $1.facts.count }
        let grounded = results.reduce(0) { $0 + $1.grounded }
        let quotes = results.reduce(0) { $0 + $1.quotes }
        let without = results.count { $0.isUsable && $0.quotes == 0 }
        return "grounding: \(grounded) of \(claims) claims stand in their source (\(share(grounded, claims))); "
            + "\(quotes) quotes do, \(without) drafts have none"
    }

    private var tokens: String {
        let usage = results.reduce(TokenUsage(prompt: 0, answer: 0)) { $0 + $1.usage }
        return "tokens a draft, all tries: \(each(usage.prompt)) read, of them \(each(usage.cached)) kept by the server, "
            + "\(each(usage.answer)) written; \(each(Int(results.reduce(0) { $0 + $1.time.seconds } * 1000))) ms"
    }

    /// What is new in a prompt is read; kept tokens are billed at a tenth by most providers, and at nothing by one's own server.
    private var chaining: String {
        let whole = results.reduce(0) { $0 + ($1.calls.first?.usage.prompt ?? 0) }
        let shared = results.reduce(0) { $0 + $1.shared }
        let billed = whole - shared + shared / 10
        return "a prompt: \(each(whole)) tokens unchained; chained \(each(whole - shared)) are new and \(each(shared)) like the one before "
            + "(\(share(shared, whole))), billed as \(each(billed)) where kept ones cost a tenth"
    }

    private func each(_ sum: Int) -> Int { results.isEmpty ? 0 : sum / results.count }
    private func share(_ part: Int, _ whole: Int) -> String { whole == 0 ? "none" : "\(part * 100 / whole) %" }
}
