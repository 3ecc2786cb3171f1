import Support

/// Something about the workspace that a person has to put right.
package struct DeskFailure: DeskError {
    package let description: String
    package let disposition: Disposition

    /// One sentence with the next step.
    package init(_ sentence: String, _ disposition: Disposition = .needsOperator) {
        description = sentence
        self.disposition = disposition
    }
}
