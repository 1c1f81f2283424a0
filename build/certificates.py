"""Let `ssl` find certificates of authorities on Lambda, here, and where there are none.

OpenSSL looks in the folder that it was built for, and the copy in the layer was built for another machine. So the
`ssl` module that ships asks further files, and in the end the bundle that comes with requests. SSL_CERT_FILE and
SSL_CERT_DIR keep the last word, the environment is not touched, and a program that does not import ssl pays nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from failure import BuildError

if TYPE_CHECKING:
    from tree import Tree

ADDITION = '''

# Added by aws-lambda-runtime: the folder that OpenSSL was built for need not exist where the layer runs.
_CA_FILES = (
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/ssl/cert.pem",
    os.path.join(os.path.dirname(__file__), "site-packages", "certifi", "cacert.pem"),
)


def _set_default_verify_paths(self):
    """Load the certificates that OpenSSL or the environment names, else those of this system or of the layer."""
    _SSLContext.set_default_verify_paths(self)
    paths = get_default_verify_paths()
    if paths.cafile or os.environ.get(paths.openssl_cafile_env) or os.environ.get(paths.openssl_capath_env):
        return
    for file in _CA_FILES:
        if os.path.isfile(file):
            return self.load_verify_locations(file)


SSLContext.set_default_verify_paths = _set_default_verify_paths
'''


def add_fallback(tree: Tree) -> None:
    """Add the further places to the `ssl` module of *tree*."""
    module = tree.stdlib / "ssl.py"
    bundle = tree.site_packages / "certifi" / "cacert.pem"
    for path in (module, bundle):
        if not path.is_file():
            what = f"{path.relative_to(tree.root)} is not in the layer, and HTTPS needs it"
            raise BuildError(
                what, "choose an interpreter with the ssl module, and keep requests in requirements/layer.txt"
            )
    with module.open("a", encoding="utf-8") as stream:
        stream.write(ADDITION)
