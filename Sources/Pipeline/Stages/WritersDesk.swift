import Editorial
import FoundationEssentials
import Support

/// Lets the first model write that can: tries them in order, passing over providers that rest and models that a budget does not allow.
struct WritersDesk: Sendable {
    private let workshop: Workshop

    init(_ workshop: Workshop) { self.workshop = workshop }

    /// What the first model delivers, with notes on those that did not; throws `WorkWaits` when it is worth waiting for one of them, and
    /// else the most hopeful failure. `notes` go with what is delivered.
    func write(_ order: WritingOrder, notes: [Message], _ calls: any CallDesk) async throws -> WritingResult {
        var round = Round()
        for model in workshop.newsroom.current.textModels {
            if let result = try await result(of: model, order, calls, &round) { return round.noting(result, notes) }
        }
        throw round.outcome(at: workshop.clock.now())
    }

    /// What became of the models so far.
    private struct Round {
        // What is thrown decides whether the work is ever tried again: the most hopeful failure counts.
        private(set) var kept: any Error = NoTextModel()
        private(set) var isHopeless = true
        private(set) var hasFailed = false
        private(set) var waits: [(until: Date, sentence: Message)] = []
        private(set) var failures: [Message] = []

        mutating func wait(until: Date, because sentence: Message) { wait(until: until, because: sentence, words: "Text: \(sentence)") }

        mutating func wait(until: Date, because sentence: Message, words: Message) {
            waits.append((until, sentence))
            failures.append(words)
        }

        mutating func fail(_ error: any Error, _ disposition: Disposition, _ words: Message) {
            hasFailed = true
            if isHopeless { kept = error }
            isHopeless = isHopeless && disposition == .permanent
            failures.append(words)
        }

        /// Editors are told when another engine than the first wrote, and why.
        func noting(_ result: WritingResult, _ notes: [Message]) -> WritingResult {
            let standIn: [Message] = failures.isEmpty ? [] : ["Text: \(result.model) stands in."]
            return result.noting(failures + standIn + notes + result.notes)
        }

        func outcome(at now: Date) -> any Error {
            guard let first = waits.min(by: { $0.until < $1.until }) else { return kept }
            // What failed in passing is tried again before a budget begins anew.
            let until = isHopeless ? first.until : min(first.until, now + .seconds(300))
            return WorkWaits(until: until, hasFailed: hasFailed, message: first.sentence)
        }
    }

    private func result(
        of model: any TextModel, _ order: WritingOrder, _ calls: any CallDesk, _ round: inout Round
    ) async throws -> WritingResult? {
        let models = workshop.models
        guard models.admit(model.provider, at: workshop.clock.now()) else {
            rest(model, &round)
            return nil
        }
        do {
            let result = try await model.write(order, calls: calls)
            try await workshop.faults.clear(fault: "text model \(model.name)")
            models.change(model.provider) { $0.succeed() }
            models.note(success: model.name, at: workshop.clock.now())
            return result
        } catch let reached as BudgetReached {
            models.change(model.provider) { $0.withdraw(at: workshop.clock.now()) }
            round.wait(until: reached.until, because: reached.message)
        } catch  where !Task.isCancelled {
            try await fail(model, error, &round)
        } catch {
            models.change(model.provider) { $0.withdraw(at: workshop.clock.now()) }
            throw error
        }
        return nil
    }

    private func rest(_ model: any TextModel, _ round: inout Round) {
        guard let rest = workshop.models.rest(of: model.provider, at: workshop.clock.now()) else { return }
        round.wait(
            until: rest.until,
            because: "\(model.name) is not asked before \(Moment(rest.until)): \(model.provider) failed \(rest.failures) times in a row.")
    }

    private func fail(_ model: any TextModel, _ error: any Error, _ round: inout Round) async throws {
        let (sentence, disposition) = workshop.judge(error)
        let now = workshop.clock.now()
        // Who refuses an order for good is there and answers.
        workshop.models.change(model.provider) { disposition == .permanent ? $0.succeed() : $0.fail(at: now) }
        workshop.models.note(failure: model.name, because: sentence.description, at: now)
        let words: Message =
            sentence.description.hasPrefix(model.name) ? "Text: \(sentence)" : "Text: \(model.name) failed: \(sentence)"
        if (error as? any DeskError)?.isAway == true {
            // A provider that is down for a weekend is no reason to give up what it was to write.
            let rest = workshop.models.rest(of: model.provider, at: now)?.until
            round.wait(until: max(now + Self.pause(disposition), rest ?? now), because: sentence, words: words)
        } else {
            round.fail(error, disposition, words)
        }
        try await workshop.report(Fault(key: "text model \(model.name)", sentence: sentence))
    }
}

extension WritersDesk {
    /// Before a provider that was away is asked again; when it fails more often, it rests for longer.
    fileprivate static func pause(_ disposition: Disposition) -> Duration {
        if case .retryAfter(let wait) = disposition { max(wait, .seconds(60)) } else { .seconds(60) }
    }
}

/// No model may write now, and one may later: the work waits, and counts no failure.
struct WorkWaits: DeskError {
    let until: Date
    /// Another one was asked, and its answers were of no use.
    let hasFailed: Bool
    let message: Message
    var description: String { message.description }
    var disposition: Disposition { .retry }
}

/// There is nothing to write with.
struct NoTextModel: DeskError {
    var description: String { "No text model is configured: add [[model.text]] kind = \"builtin\" to the configuration." }
    var disposition: Disposition { .needsOperator }
}
