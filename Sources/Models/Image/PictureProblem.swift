import Support

/// Why there is no picture: one sentence that names the engine, what happened and the next step.
package struct PictureProblem: DeskError, Equatable {
    package let disposition: Disposition
    package let message: Message
    package var description: String { message.description }

    init(_ disposition: Disposition, _ message: Message) {
        self.disposition = disposition
        self.message = message
    }
}
