/// What the trial of changed guidelines reads.
package protocol RulesShelf: Sendable {
    /// The brand's last drafts as they stand, newest first.
    func lastDrafts(ofBrand id: String, most: Int) async throws -> [Draft]
}
