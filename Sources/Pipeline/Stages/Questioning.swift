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

    /// The record with what its model says of the text, as notes for Checks.
    func asked(_ record: WritingRecord, for assignment: Assignment, seed: Int, _ calls: any CallDesk) async throws -> WritingRecord {
        let questions = assignment.rulebook.questions
        let model = workshop.newsroom.current.textModels.first { $0.name == record.result.model }
        guard let model, !questions.isEmpty else { return record }
        let text = Composition.text(of: record.result.writing, for: assignment)
        let end = workshop.clock.now() + workshop.clock.stretched(Self.patience)
        var notes: [Message] = []
        var answered = 0
        for rule in questions.prefix(Self.most) where workshop.clock.now() < end {
            do {
                guard let answer = try await model.answer(Inquiry(rule, text: text, seed: seed), calls: calls) else { return record }
                answered += 1
                if answer.violates { notes.append(RuleFinding(rule, quote: answer.quote, toldBy: model.name).message) }
            } catch  where !Task.isCancelled {
                workshop.log.debug("rule not judged", ["model": model.name, "why": workshop.judge(error).sentence.description])
            }
        }
        let (all, left) = (questions.count, questions.count - answered)
        if left > 0 { notes.append("\(left) of \(all) sentences of the guidelines that only a model can judge were not judged.") }
        return record.noting(notes)
    }
}

extension WritingRecord {
    /// The same with more notes for Checks.
    func noting(_ notes: [Message]) -> WritingRecord {
        WritingRecord(prompt: prompt, result: result.noting(result.notes + notes), sources: sources)
    }
}
