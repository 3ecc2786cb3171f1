internal import Glibc

/// Who this process is to the file system.
package enum Ownership {
    /// As root, becomes the user and group that own `path` for the rest of the process, so that nothing there ends up as root's.
    /// Anybody else stays who they are.
    package static func become(ownerOf path: String) throws {
        guard geteuid() == 0 else { return }
        var facts = stat()
        guard stat(path, &facts) == 0 else { throw FileProblem(path, "look at") }
        if facts.st_uid == 0 { return }
        guard setgroups(0, nil) == 0, setgid(facts.st_gid) == 0, setuid(facts.st_uid) == 0 else {
            throw FileProblem(path, "become the owner of")
        }
    }
}
