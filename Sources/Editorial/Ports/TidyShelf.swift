import FoundationEssentials

/// Where what nothing needs any more is taken away.
package protocol TidyShelf: Sendable {
    /// When it is time to look again.
    func nextTidying() async throws -> Date?
    /// Takes away one batch; when that was all, the next time to look is `next`.
    func tidy(_ retention: Retention, now: Date, next: Date) async throws -> Tidied
}

/// What one batch took away.
package struct Tidied: Sendable, Equatable {
    package var versions = 0
    package var pictures = 0
    package var calls = 0
    package var embeddings = 0
    package var items = 0
    /// Whether there was nothing more.
    package var isAll = false
    package init() {}
}
