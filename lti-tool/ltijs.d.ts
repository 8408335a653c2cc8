/** The part of ltijs 5.9.9 that registry.ts uses; the published types describe version 4. */
declare module 'ltijs' {
  export interface LtijsPlatform {
    platformUrl(): Promise<string>;
    platformName(): Promise<string>;
    platformAccessTokenEndpoint(): Promise<string>;
    platformClientId(): Promise<string>;
    platformAuthEndpoint(): Promise<string>;
    platformAuthConfig(): Promise<{ method: string; key: string }>;
  }

  export interface LtijsProvider {
    constructor: new () => LtijsProvider;
    setup(
      encryptionKey: string,
      database: { url: string; connection: Record<string, unknown> },
    ): LtijsProvider;
    getPlatform(issuer: string, clientId: string): Promise<LtijsPlatform | false>;
    getPlatform(issuer: string): Promise<LtijsPlatform[] | false>;
    registerPlatform(platform: {
      url: string;
      name: string;
      clientId: string;
      authenticationEndpoint: string;
      accesstokenEndpoint: string;
      authConfig: { method: 'JWK_SET'; key: string };
    }): Promise<LtijsPlatform>;
    getAllPlatforms(): Promise<LtijsPlatform[] | false>;
    deletePlatform(issuer: string, clientId: string): Promise<true>;
    Database: {
      setup(): Promise<unknown>;
      Get(
        encryptionKey: string,
        collection: 'publickey' | 'privatekey',
        query?: { platformUrl?: string; clientId?: string },
      ): Promise<{ key: string; kid: string; madeAt?: string; usedFrom?: string }[] | false>;
      Get(encryptionKey: false, collection: 'platform', query: { kid: string }): Promise<unknown>;
      /** Puts one in the place of those that match; encrypted with a key, and then found by `labels`. */
      Replace(
        encryptionKey: string | false,
        collection: 'platform' | 'publickey' | 'privatekey',
        query: Record<string, string>,
        item: object,
        labels?: Record<string, string>,
      ): Promise<true>;
      Delete(collection: 'publickey' | 'privatekey', query: object): Promise<true>;
      Close(): Promise<void>;
    };
  }

  const ltijs: { Provider: LtijsProvider };
  export default ltijs;
}
