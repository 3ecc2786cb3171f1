import FoundationEssentials

/// What `Measuring` shares with the rest: published posts whose numbers are to be read, and what was read. An order is laid there with
/// each publication.
package protocol MeasuringShelf: Sendable {
    /// Orders of one account that are due, the longest due first.
    func dueMeasurings(now: Date, limit: Int) async throws -> [MeasuringOrder]
    /// When the next is due.
    func nextMeasuring() async throws -> Date?
    /// Keeps what became of orders; with what was read it also changes the draft. All of it in one transaction.
    func file(_ results: [MeasuringResult], now: Date, _ change: @escaping @Sendable (inout Draft, Measurement) -> DraftFiling?)
        async throws
    /// All that was read of a draft's post, the earliest first.
    func measurements(ofDraft id: String) async throws -> [Measurement]
}

/// What became of an order at one look.
package struct MeasuringResult: Sendable {
    package let order: MeasuringOrder
    /// nil when nothing was read.
    package let measurement: Measurement?

    package init(_ order: MeasuringOrder, _ measurement: Measurement? = nil) {
        self.order = order
        self.measurement = measurement
    }
}
