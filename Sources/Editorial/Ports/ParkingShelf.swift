import FoundationEssentials

/// Accounts on which nothing is tried for now. It outlives the process: a restart is no reason to ask a platform again.
package protocol ParkingShelf: Sendable {
    /// All of them, by the account's name.
    func parkings() async throws -> [Parking]
    /// That of one account.
    func parking(of account: String) async throws -> Parking?
    /// Parks an account; one that is parked for the same cause keeps its time. True when it was not.
    func park(_ parking: Parking) async throws -> Bool
    /// Lets posts through again; those that waited for nothing else are due at once. False when it was not parked.
    @discardableResult
    func liftParking(of account: String) async throws -> Bool
}
