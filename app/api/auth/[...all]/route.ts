import { auth } from '../../../../lib/auth/auth'

// Asked for with each request, so that building the app needs no database.
const handle = (request: Request): Promise<Response> => auth().handler(request)

export { handle as GET, handle as POST }
