/// Tells where the links of services lead that forward readers.
package protocol LinkFollower: Sendable {
    /// Whether the address is one of such a service.
    func isForwarding(_ address: String) -> Bool
    /// The address behind it; nil where it leads nowhere.
    func target(of address: String) async throws -> String?
}
