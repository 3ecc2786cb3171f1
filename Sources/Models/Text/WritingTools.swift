import HTTPClient
import Support

/// What every text model works with.
package struct WritingTools: Sendable {
    let transport: any HTTPTransport
    let clock: any DeskClock
    let patience: CallPatience

    package init(transport: any HTTPTransport, clock: any DeskClock, patience: CallPatience = CallPatience()) {
        self.transport = transport
        self.clock = clock
        self.patience = patience
    }
}

/// A model gave no usable answer.
package struct ModelFailure: DeskError, Equatable {
    /// Kind and model, "ollama/llama3.2:3b".
    package let model: String
    package let disposition: Disposition
    /// What happened and what to do, in a sentence.
    package let sentence: Message
    package var isAway = false
    package var message: Message { "\(model): \(sentence)" }
    package var description: String { message.description }
}
