import HTTPServer
import Support

extension LinkedInService {
    func addIdentity(to router: inout Router) {
        onToken(&router, "GET", "/v2/userinfo") { [self] call, _ in
            guard call.isGranted("openid") else {
                throw LinkedInRefusal.denied("Not enough permissions to access: userinfo.GET.NO_VERSION")
            }
            return .json(.object(try userinfo(call)))
        }
        onToken(&router, "GET", "/v2/me") { [self] call, _ in
            guard call.isGranted("r_basicprofile") else {
                throw LinkedInRefusal.denied("Not enough permissions to access: me.GET.NO_VERSION")
            }
            let member = try member(call)
            return .json([
                "id": .string(member.id), "vanityName": .string(member.name.lowercased().replacing(" ", with: "-")),
                "localizedFirstName": .string(member.givenName), "localizedLastName": .string(member.familyName),
            ])
        }
        onRest(&router, "GET", "/rest/organizationAcls") { [self] call, _ in
            guard call.isGranted("rw_organization_admin", "r_organization_admin") else {
                throw LinkedInRefusal.notPermitted("organizationAcls", "FINDER-roleAssignee", version: call.version)
            }
            let elements = organizationRoles(call)
            return .json(["elements": .array(elements), "paging": Self.paging(start: 0, count: 10, total: elements.count)])
        }
    }

    private func member(_ call: LinkedInCall) throws -> LinkedInSettings.Member {
        let found = state.withLock { state in state.settings.members.first { $0.id == call.grant.member } }
        guard let found else { throw LinkedInRefusal.plain(404, "No such member", code: "NOT_FOUND") }
        return found
    }

    private func userinfo(_ call: LinkedInCall) throws -> [String: JSON] {
        let member = try member(call)
        var members: [String: JSON] = ["sub": .string(member.id)]
        if call.isGranted("profile") {
            members["name"] = .string(member.name)
            members["given_name"] = .string(member.givenName)
            members["family_name"] = .string(member.familyName)
            // The documentation shows a string, the service has been seen to send an object.
            members["locale"] = ["country": "US", "language": "en"]
        }
        if call.isGranted("email") {
            members["email"] = .string(member.email)
            members["email_verified"] = true
        }
        return members
    }

    private func organizationRoles(_ call: LinkedInCall) -> [JSON] {
        let wanted = call.query["role"]?.string
        return state.withLock { $0.settings.organizations }.compactMap { organization in
            guard let role = organization.roles[call.grant.member], wanted == nil || wanted == role else { return nil }
            return [
                "roleAssignee": .string("urn:li:person:\(call.grant.member)"), "state": "APPROVED", "role": .string(role),
                "organization": .string("urn:li:organization:\(organization.id)"),
            ]
        }
    }

    static func paging(start: Int, count: Int, total: Int, links: [JSON] = []) -> JSON {
        ["start": .integer(start), "count": .integer(count), "links": .array(links), "total": .integer(total)]
    }
}
