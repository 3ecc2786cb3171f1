import Support

/// Why there is no picture: one sentence that names the engine, what happened and the next step.
package struct PictureProblem: DeskError, Equatable {
    package let disposition: Disposition
    package let description: String

    init(_ disposition: Disposition, _ sentence: String) {
        self.disposition = disposition
        description = sentence
    }
}
