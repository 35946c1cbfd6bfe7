#!/usr/bin/python3
"""mail_server.py FOLDER CERTIFICATE KEY [PORT]: an SMTP server on loopback, on a free port unless one is given, that
wants STARTTLS and a login.

Prints its port, then a line for each mail: its file, the sender and the recipients. User ann, password `right one`.
"""
import asyncio
import os
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

folder, certificate, key = sys.argv[1:4]
port = int(sys.argv[4]) if len(sys.argv) > 4 else 0

# Its complaints about what the tests do on purpose do not belong on the tests' screen.
os.dup2(os.open(f"{folder}/server.log", os.O_WRONLY | os.O_CREAT, 0o600), 2)


class Keeper:
    count = 0

    async def handle_DATA(self, server, session, envelope):
        Keeper.count += 1
        file = f"{folder}/{Keeper.count}.eml"
        with open(file, "wb") as mail:
            mail.write(envelope.content)
        print(file, envelope.mail_from, *envelope.rcpt_tos, flush=True)
        return "250 kept"


def authenticate(server, session, envelope, mechanism, login):
    return AuthResult(success=(login.login, login.password) == (b"ann", b"right one"), handled=False)


async def serve():
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: SMTP(
            Keeper(), tls_context=context, require_starttls=True, auth_required=True, authenticator=authenticate,
            hostname="rig.example", loop=loop,
        ),
        "127.0.0.1",
        port,
    )
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(serve())
