import Support

/// An error of the outside world as a test wants it.
package struct ScriptedFailure: DeskError, Equatable {
    package let description: String
    package let disposition: Disposition
    package let isAway: Bool

    package init(_ description: String = "The scripted peer failed.", _ disposition: Disposition = .retry, isAway: Bool = false) {
        self.description = description
        self.disposition = disposition
        self.isAway = isAway
    }
}
