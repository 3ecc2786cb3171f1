import Editorial
import FoundationEssentials
import HTTPClient
import Models
import Support
import TOML

/// Ten drafts by one model.
struct Trial {
    private let model: any TextModel
    private let assignments: [Assignment]

    init(items: String, kind: String, baseURL: String, model name: String, tokenFile: String?) throws {
        assignments = try TrialItems.assignments(try Files.read(items, limit: 1 << 20))
        var table = [("kind", kind), ("base_url", baseURL), ("model", name)].map { "\($0.0) = \(JSON.string($0.1).text)" }
        if let tokenFile { table.append("token = { file = \(JSON.string(tokenFile).text) }") }
        let settings = try Self.settings(table.joined(separator: "\n"))
        model = try settings.model(
            WritingTools(transport: HTTPClient(userAgent: "copydesk-try-model"), clock: SystemClock()))
    }

    private static func settings(_ lines: String) throws -> any TextModelSettings {
        let findings = Findings()
        var root = TableReader(try TOMLDocument.parse("[[text]]\n" + lines, file: "try-model"), findings: findings)
        guard var table = root.tables("text").first, let settings = TextModelKinds.read(&table) else {
            throw TrialProblem(description: findings.problems.map { "\($0)" }.joined(separator: "\n"))
        }
        table.finish()
        if let problem = findings.problems.first { throw TrialProblem(description: "\(problem)") }
        return settings
    }

    /// Writes all drafts and prints what came of them; false when none was usable.
    func run() async -> Bool {
        say("\(model.name) at \(model.provider), \(assignments.count) items")
        var results: [TrialResult] = []
        var last: Prompt?
        for (number, assignment) in assignments.enumerated() {
            let prompt = PromptBuilder.prompt(for: assignment, nonce: PromptBuilder.nonce(of: assignment.candidate.id))
            let result = await result(of: assignment, prompt)
            say("\(number + 1). \(result.line)")
            // A key or a name that is wrong is so for all of them.
            if result.needsOperator { return false }
            results.append(result.after(last.map { Self.shared($0, prompt) } ?? 0))
            last = prompt
        }
        for line in TrialFigures(results).lines { say(line) }
        return results.contains { $0.isUsable }
    }

    private func result(of assignment: Assignment, _ prompt: Prompt) async -> TrialResult {
        let ledger = TrialLedger()
        let began = ContinuousClock.now
        let order = WritingOrder(assignment: assignment, prompt: prompt, revision: nil, seed: Seed.of(assignment.candidate.id))
        do {
            let written = try await model.write(order, calls: ledger)
            let text = Composition.text(of: written.writing, for: assignment)
            return TrialResult(
                calls: ledger.calls, time: .now - began, problem: nil, needsOperator: false, hook: written.writing.hook,
                quotes: written.writing.quotes.count,
                facts: DraftChecks.facts(in: text, of: assignment))
        } catch {
            return TrialResult(
                calls: ledger.calls, time: .now - began, problem: "\(error)",
                needsOperator: (error as? any DeskError)?.disposition == .needsOperator, hook: "", quotes: 0, facts: [])
        }
    }

    /// Which part of a prompt's letters stands at its beginning as in the one before.
    private static func shared(_ last: Prompt, _ next: Prompt) -> Double {
        let (left, right) = (last.system + last.user, next.system + next.user)
        return Double(zip(left.utf8, right.utf8).prefix { $0 == $1 }.count) / Double(max(1, right.utf8.count))
    }

    private func say(_ line: String) { StandardOutput.write(line + "\n") }
}

/// Why no trial can be made.
struct TrialProblem: Error, CustomStringConvertible {
    let description: String
}

/// Notes what was asked.
final class TrialLedger: CallDesk {
    private let noted = Locked<[ModelCall]>([])

    var calls: [ModelCall] { noted.withLock { $0 } }

    func answer(to promptHash: String, price: ModelPrice?) async throws -> KeptAnswer? { nil }
    func note(_ call: ModelCall) async throws { noted.withLock { $0.append(call) } }
    func forgetAnswer(to promptHash: String) async throws {}
}
