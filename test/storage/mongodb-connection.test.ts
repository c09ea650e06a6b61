import { silentLog } from '../../src/core/log';
import { openConnection } from '../../src/storage/mongodb/connection';

describe("the database's name", () => {
  it.each([
    ['mongodb://db/learn', 'learn'],
    ['mongodb://db', 'passalong'],
    ['mongodb://db/?replicaSet=rs0', 'passalong'],
    ['mongodb://one:27017,two:27017/?replicaSet=rs0', 'passalong'],
    ['mongodb://bot:a%40b@one:27017,two:27018,three/learn?replicaSet=rs0', 'learn'],
    ['mongodb://bot:a,b@one:27017,two:27018/learn', 'learn'],
  ])('in %s is %s', async (uri, name) => {
    const connection = openConnection(uri, silentLog);
    expect(connection.db().databaseName).toBe(name);
    await connection.close();
  });
});
