/** A conference's own page: plain HTML with the three lines that embed the element. */
export function conferencePage({ toolUrl, token }: { toolUrl: string; token: string }): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Big Sky Virtual Conference</title>
<style>
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { margin: 0 auto; max-width: 56rem; padding: 1rem; }
  header { border-bottom: 3px solid #2d6a4f; margin-bottom: 1rem; }
</style>
<header>
  <h1>Big Sky Virtual Conference</h1>
  <p>A make-believe website of another origin. The session below comes from the certificate server.</p>
</header>
<main>
<script type="module" src="${toolUrl}/assets/pdu-certificate.js"></script>
<pdu-certificate server="${toolUrl}" token="${token}">
  <p>Your session and its certificate appear here.</p>
</pdu-certificate>

</main>
</html>
`;
}
