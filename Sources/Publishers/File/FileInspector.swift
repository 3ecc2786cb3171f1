import Editorial
import FoundationEssentials
import Support

/// What can be done with a folder, which nobody reads and which needs no token.
struct FileInspector: AccountInspector {
    let folder: String

    var fingerprint: String { SHA256.hex(of: "file\n\(folder)") }

    static let answers: [AccountAccess.Answer] = [
        .init(.publish, .can, because: "posts are written into a folder"),
        .init(.pictureStatus, .can, because: "a picture is there once it is written"),
        .init(.readBack, .can, because: "posts stay in the folder"),
        .init(.evidence, .can, because: "the post's folder is there or not"),
        .init(.firstComment, .cannot, because: "a folder takes no comments"),
        .init(.numbers, .cannot, because: "nobody reads the folder"),
        .init(.refresh, .cannot, because: "there is no token"),
    ]

    func access(now: Date) async throws -> AccountAccess {
        AccountAccess(token: .none, answers: Self.answers, scopes: nil, expiresAt: nil, checkedAt: now)
    }
}
