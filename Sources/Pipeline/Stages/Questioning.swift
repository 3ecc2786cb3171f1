import Editorial
import FoundationEssentials
import Support

/// Asks the model that wrote a text about the rules that code cannot check. What is not answered keeps no draft back.
struct Questioning: Sendable {
    /// Most questions about one text, and how long they may take.
    static let most = 20
    static let patience = Duration.seconds(300)

    private let workshop: Workshop

    init(_ workshop: Workshop) { self.workshop = workshop }

    /// What a model says of a text.
    struct Verdicts {
        /// Notes for Checks.
        fileprivate(set) var found: [Message] = []
        fileprivate(set) var answered = 0
        /// Why the last question was not answered; nil when it was.
        fileprivate(set) var trouble: (any Error)?
    }

    /// The record with what its model says of the text, as notes for Checks.
    func asked(_ record: WritingRecord, for assignment: Assignment, seed: Int, _ calls: any CallDesk) async throws -> WritingRecord {
        let questions = assignment.rulebook.questions
        let text = Composition.text(of: record.result.writing, for: assignment)
        guard let verdicts = try await verdicts(on: text, by: questions, from: record.result.model, seed: seed, calls) else {
            return record
        }
        return record.noting(verdicts.found + [Self.left(questions.count - verdicts.answered, of: questions.count)].compactMap { $0 })
    }

    /// What the model of that name says; nil where there is nothing to ask, no such model, or one that cannot judge.
    func verdicts(
        on text: String, by questions: [Rule], from name: String, seed: Int, _ calls: any CallDesk
    ) async throws -> Verdicts? {
        let model = workshop.newsroom.current.textModels.first { $0.name == name }
        guard let model, !questions.isEmpty else { return nil }
        let end = workshop.clock.now() + workshop.clock.stretched(Self.patience)
        var verdicts = Verdicts()
        for rule in questions.prefix(Self.most) where workshop.clock.now() < end {
            do {
                guard let answer = try await model.answer(Inquiry(rule, text: text, seed: seed), calls: calls) else { return nil }
                verdicts.answered += 1
                verdicts.trouble = nil
                if answer.violates { verdicts.found.append(RuleFinding(rule, quote: answer.quote, toldBy: model.name).message) }
            } catch  where !Task.isCancelled {
                verdicts.trouble = error
                workshop.log.debug("rule not judged", ["model": model.name, "why": workshop.judge(error).sentence.description])
                // Nothing more is paid for today.
                if error is BudgetReached { break }
            }
        }
        return verdicts
    }

    /// That some were not judged; nil where all were.
    static func left(_ left: Int, of all: Int) -> Message? {
        left > 0 ? "\(left) of \(all) sentences of the guidelines that only a model can judge were not judged." : nil
    }
}

extension WritingRecord {
    /// The same with more notes for Checks.
    func noting(_ notes: [Message]) -> WritingRecord {
        WritingRecord(prompt: prompt, result: result.noting(result.notes + notes), sources: sources)
    }
}
