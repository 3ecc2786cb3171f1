/// A value that no log, error or dump may show.
package struct Secret: Sendable, Equatable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    private let value: String

    /// Keeps the value.
    package init(_ value: String) { self.value = value }

    /// The value itself, for the request that needs it and nothing else.
    package func reveal() -> String { value }

    package var description: String { "<secret>" }
    package var debugDescription: String { "<secret>" }
    package var customMirror: Mirror { Mirror(self, children: []) }

    package static func == (left: Secret, right: Secret) -> Bool { constantTimeEqual(left.value, right.value) }
}
