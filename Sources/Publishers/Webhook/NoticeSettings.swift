import Editorial
import Support
import TOML

/// `[notices]`: where operators are told of faults.
package struct NoticeSettings: Sendable, Hashable {
    /// nil means that nobody is told.
    package let url: SecretOrText?
    /// What notices are signed with; nil leaves them unsigned.
    package let signing: SecretReference?

    package init(_ table: inout TableReader) {
        url = table.secretOrURL("url")
        signing = table.secret("signing_secret")
        if case .text(let address) = url, NoticeWebhook.isExposed(address) {
            table.reject("url", "url would tell of faults over plain http, write it with https://")
        }
        if signing != nil, !table.has("url") {
            table.reject("signing_secret", "signing_secret does nothing without url, write both or neither")
        }
        table.finish()
    }

    /// The working adapter, nil where nobody is told; throws a `DeskError` when a secret cannot be had.
    package func messenger(_ tools: PublisherTools) throws -> (any Messenger)? {
        guard let address = try url?.resolve() else { return nil }
        return try NoticeWebhook(address: address, signing: try signing?.resolve(), transport: tools.transport, clock: tools.clock)
    }
}
