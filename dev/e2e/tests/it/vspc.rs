//! The stand-in as VSPC is reached in earnest: by TLS, with a certificate of a private CA.

use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;

/// A certificate authority that nobody knows.
pub struct Authority {
    issuer: Issuer<'static, KeyPair>,
    pem: String,
}

/// What it has signed, and the key.
pub struct Certified {
    certificate: rcgen::Certificate,
    key: KeyPair,
}

impl Authority {
    pub fn new() -> Self {
        let mut params = CertificateParams::default();
        params.distinguished_name.push(DnType::CommonName, "A private CA");
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().unwrap();
        let pem = params.self_signed(&key).unwrap().pem();
        Self { issuer: Issuer::new(params, key), pem }
    }

    pub fn certify(&self, name: &str) -> Certified {
        let key = KeyPair::generate().unwrap();
        let params = CertificateParams::new([name.to_owned()]).unwrap();
        let certificate = params.signed_by(&key, &self.issuer).unwrap();
        Certified { certificate, key }
    }

    /// Writes its certificate; answers where.
    pub fn write(&self, folder: &Path, name: &str) -> PathBuf {
        let file = folder.join(name);
        fs::write(&file, &self.pem).unwrap();
        file
    }
}

impl Certified {
    /// Writes both; answers where.
    pub fn write(&self, folder: &Path) -> (PathBuf, PathBuf) {
        let (certificate, key) = (folder.join("portal.pem"), folder.join("portal.key"));
        fs::write(&certificate, self.certificate.pem()).unwrap();
        fs::write(&key, self.key.serialize_pem()).unwrap();
        (certificate, key)
    }

    fn config(&self) -> ServerConfig {
        let key = PrivateKeyDer::try_from(self.key.serialize_der()).unwrap();
        ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![self.certificate.der().clone()], key)
            .unwrap()
    }
}

/// TLS in front of a stand-in, until it is stopped.
pub struct Vspc {
    pub address: SocketAddr,
    serving: JoinHandle<()>,
}

impl Vspc {
    /// Behind it is whatever listens at `url`.
    pub async fn start(url: &str, certified: &Certified) -> Self {
        let behind: SocketAddr = url.trim_start_matches("http://").parse().unwrap();
        let acceptor = TlsAcceptor::from(Arc::new(certified.config()));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let serving = tokio::spawn(async move {
            // Connections end with the loop: they are its own.
            let mut connections = tokio::task::JoinSet::new();
            while let Ok((stream, _)) = listener.accept().await {
                connections.spawn(carry(acceptor.clone(), stream, behind));
            }
        });
        Self { address, serving }
    }

    /// Nobody listens any more.
    pub async fn stop(&mut self) {
        self.serving.abort();
        let _: Result<(), _> = (&mut self.serving).await;
    }
}

async fn carry(acceptor: TlsAcceptor, stream: TcpStream, behind: SocketAddr) -> io::Result<()> {
    let mut outside = acceptor.accept(stream).await?;
    let mut inside = TcpStream::connect(behind).await?;
    tokio::io::copy_bidirectional(&mut outside, &mut inside).await?;
    Ok(())
}
