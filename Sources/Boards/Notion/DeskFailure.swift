import Support

/// Something about the workspace that a person has to put right.
package struct DeskFailure: DeskError {
    package let message: Message
    package var description: String { message.description }
    package let disposition: Disposition

    /// One sentence with the next step.
    package init(_ sentence: Message, _ disposition: Disposition = .needsOperator) {
        message = sentence
        self.disposition = disposition
    }
}
