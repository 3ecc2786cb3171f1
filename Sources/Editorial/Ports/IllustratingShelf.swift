import FoundationEssentials
import Support

/// What `Illustrating` shares with the rest: pictures that were ordered.
package protocol IllustratingShelf: Sendable {
    /// The next order, leased.
    func takePicture(now: Date, lease: Duration) async throws -> LeasedPicture?
    /// When the next order will be due.
    func nextPictureDue(now: Date) async throws -> Date?
    /// The file of the logo of the draft's brand; empty for none.
    func logo(ofDraft id: String) async throws -> [UInt8]
    /// Closes the order with its picture and amends the draft, in one transaction; false when the lease is gone.
    func file(
        _ picture: Picture, lease: Lease, now: Date, _ change: @escaping @Sendable (inout Draft) -> DraftFiling?
    ) async throws -> Bool
    /// Gives the order back until then; nil closes it without a picture.
    func postponePicture(draft id: String, lease: Lease, until: Date?, because sentence: Message) async throws
}

/// A picture order taken by a worker.
package struct LeasedPicture: Sendable {
    package let draftID: String
    package let order: PictureOrder
    package let lease: Lease
    package let failures: Int
    /// The alt text that came with the order: one that reads otherwise now is a person's.
    package let orderedAltText: String
    package init(draftID: String, order: PictureOrder, orderedAltText: String, lease: Lease, failures: Int) {
        self.draftID = draftID
        self.order = order
        self.orderedAltText = orderedAltText
        self.lease = lease
        self.failures = failures
    }
}
