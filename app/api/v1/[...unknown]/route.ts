import { nowhere } from '../_lib/nowhere';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = nowhere;
